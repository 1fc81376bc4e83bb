import type { EntityManager } from 'typeorm';
import { nextSerial } from '#kernel/case-file/open-case.js';

/** The bureau's own next decision number of a year: `（2024）援民字第1号`. */
export async function nextDecisionNumber(
  tx: EntityManager,
  organisation: string,
  year: string,
): Promise<string> {
  const serial = await nextSerial(tx, decisionSeries(organisation, year));
  return `（${year}）援民字第${serial}号`;
}

/** The series and place of a decision number; null for another number. */
export function decisionNumberSeries(
  number: string,
  organisation: string,
): { series: string; serial: number } | null {
  const [, year, serial] = /^（(\d{4})）援民字第(\d{1,9})号$/.exec(number) ?? [];
  return year && serial ? { series: decisionSeries(organisation, year), serial: Number(serial) } : null;
}

export function decisionSeries(organisation: string, year: string): string {
  return `aid decision ${organisation} ${year}`;
}
