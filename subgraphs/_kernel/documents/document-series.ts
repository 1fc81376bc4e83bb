import { type DocumentType, documentTypes } from './document-type.js';

/** How an organisation numbers a type of its own. */
export type OwnNumbering = Extract<DocumentType['number'], { kind: 'OWN' }>;

export function documentSeries(organisation: string, series: string, year: string): string {
  return `document ${organisation} ${series} ${year}`;
}

/** The number as it is written: `鲁虚构工调协〔2024〕1号`. */
export function writtenNumber(word: string, pattern: string, year: string, serial: number): string {
  return word + pattern.replace('{year}', year).replace('{serial}', String(serial));
}

/** The series and place of a document number that the kernel gives; null for any other number. */
export function documentNumberSeries(
  number: string,
  organisation: string,
): { series: string; serial: number } | null {
  for (const { number: numbering } of documentTypes()) {
    if (numbering.kind !== 'OWN') continue;
    const [, year, serial] = shapeOf(numbering.pattern).exec(number) ?? [];
    if (year && serial)
      return { series: documentSeries(organisation, numbering.series, year), serial: Number(serial) };
  }
  return null;
}

/** The series an organisation of an agency gives document numbers from on that day. */
export function currentDocumentSeries(agency: string, organisation: string, day: string): string[] {
  return documentTypes().flatMap(({ number, issuers }) =>
    number.kind === 'OWN' && issuers.includes(agency)
      ? [documentSeries(organisation, number.series, day.slice(0, 4))]
      : [],
  );
}

function shapeOf(pattern: string): RegExp {
  const [before, between, after] = pattern.split(/\{year\}|\{serial\}/) as [string, string, string];
  const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${literally(before)}(\\d{4})${literally(between)}(\\d{1,9})${literally(after)}$`);
}
