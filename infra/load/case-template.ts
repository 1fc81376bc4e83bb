import { copyField } from './copy-in.js';

/** What stands in the place of what of the template's case, in one copy. */
export interface Copy {
  readonly caseCode: string;
  /** Days that every date is moved by. */
  readonly shift: number;
  /** Distinguishes the numbers and ids of this copy from those of every other. */
  readonly round: number;
  readonly parties: readonly CopiedParty[];
}

export interface CopiedParty {
  readonly name: string;
  readonly search: string;
  readonly number: string;
  readonly phone: string;
  readonly matchingKey: string;
}

/** A party of the template's case as it is written there. */
export interface TemplateParty {
  readonly id: string;
  readonly kind: 'PERSON' | 'EMPLOYER';
  readonly name: string;
  readonly number: string | null;
  readonly phone: string | null;
  readonly matchingKey: string | null;
}

/** The rows of one table that belong to the case, every value as text. */
export interface TableRows {
  readonly database: string;
  /** The table with its columns, as COPY names them. */
  readonly target: string;
  readonly rows: readonly (readonly (string | null)[])[];
}

type Slot = (copy: Copy) => string;

/** Around what is put in whole: the search words of a party or a number. */
const mark = '\u0001';
export const searchOfParty = (at: number): string => `${mark}P${at}${mark}`;
export const searchOfNumber = (number: string): string => `${mark}N${number}${mark}`;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const day = '20\\d\\d-\\d\\d-\\d\\d';
const number = '[（(〔\\[]20\\d\\d[）)〕\\]][^（）()〔〕\\[\\]\\s"\\\\,]{0,20}?\\d+(?=号)';
const receipt = '收20\\d{6}-\\d{4}';
const slip = '[接来]-20\\d\\d-\\d{4}';

/** One case of the county with all its rows, in a form that is copied quickly. */
export class CaseTemplate {
  /** By table: text and places of slots in turn. */
  readonly tables: { database: string; target: string; parts: (string | number)[] }[];
  private readonly slots: Slot[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    readonly caseCode: string,
    readonly openedOn: string,
    readonly parties: readonly TemplateParty[],
    tables: readonly TableRows[],
    private readonly fixedIds: ReadonlySet<string>,
    private readonly wordsOfNumber: (number: string) => string,
  ) {
    const pattern = this.pattern();
    this.tables = tables.map(({ database, target, rows }) => {
      const text = rows.map((row) => `${row.map(copyField).join('\t')}\n`).join('');
      return { database, target, parts: this.partsOf(text, pattern) };
    });
  }

  /** The rows of a copy, by table, in the order of {@link tables}. */
  render(copy: Copy): string[] {
    const values = this.slots.map((slot) => slot(copy));
    return this.tables.map(({ parts }) =>
      parts.map((part) => (typeof part === 'number' ? values[part]! : part)).join(''),
    );
  }

  private pattern(): RegExp {
    const exact = this.parties
      .flatMap(({ name, number, phone, matchingKey }) => [name, number, phone, matchingKey])
      .filter((text): text is string => text !== null && text !== '')
      .sort((a, b) => b.length - a.length);
    const spoken = [this.caseCode, ...new Set(exact)].map((text) =>
      text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
    return new RegExp(
      `${mark}[^${mark}]*${mark}|${uuid}|${spoken.join('|')}|${number}|${receipt}|${slip}|${day}`,
      'g',
    );
  }

  private partsOf(text: string, pattern: RegExp): (string | number)[] {
    const parts: (string | number)[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const slot = this.slotOf(match[0]);
      if (slot === null) continue;
      parts.push(text.slice(end, match.index), slot);
      end = match.index + match[0].length;
    }
    return [...parts, text.slice(end)];
  }

  private slotOf(token: string): number | null {
    const known = this.known.get(token);
    if (known !== undefined) return known;
    const slot = this.readSlot(token);
    if (slot === null) return null;
    this.known.set(token, this.slots.length);
    return this.slots.push(slot) - 1;
  }

  private readSlot(token: string): Slot | null {
    if (token === this.caseCode) return ({ caseCode }) => caseCode;
    if (token.startsWith(mark)) return this.wordsSlot(token.slice(1, -1));
    const party = this.partySlot(token);
    if (party) return party;
    if (/^[0-9a-f]{8}-/.test(token)) return this.fixedIds.has(token) ? null : idSlot(token);
    if (/^20\d\d-/.test(token)) return daySlot(token);
    return numberSlot(token);
  }

  private wordsSlot(given: string): Slot {
    const rest = given.slice(1);
    if (given.startsWith('P')) return ({ parties }) => parties[Number(rest)]!.search;
    const numbered = new RegExp(`${number}|${receipt}|${slip}`).exec(rest)?.[0];
    if (!numbered) return () => this.wordsOfNumber(rest);
    const slot = numberSlot(numbered);
    return (copy) => this.wordsOfNumber(rest.replace(numbered, slot(copy)));
  }

  private partySlot(token: string): Slot | null {
    for (const [at, party] of this.parties.entries()) {
      if (token === party.name) return ({ parties }) => parties[at]!.name;
      if (token === party.number) return ({ parties }) => parties[at]!.number;
      if (token === party.phone) return ({ parties }) => parties[at]!.phone;
      if (token === party.matchingKey) return ({ parties }) => parties[at]!.matchingKey;
    }
    return null;
  }
}

/** Another id for every round: the first eight characters carry it. */
function idSlot(id: string): Slot {
  const [first, rest] = [Number.parseInt(id.slice(0, 8), 16), id.slice(8)];
  return ({ round }) =>
    ((first ^ Math.imul(round + 1, 0x9e3779b1)) >>> 0).toString(16).padStart(8, '0') + rest;
}

const dayMilliseconds = 86_400_000;
const dayTexts = new Map<number, string>();

export function dayNumber(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / dayMilliseconds);
}

export function dayText(count: number): string {
  const known = dayTexts.get(count);
  if (known !== undefined) return known;
  const text = new Date(count * dayMilliseconds).toISOString().slice(0, 10);
  dayTexts.set(count, text);
  return text;
}

function daySlot(text: string): Slot | null {
  const own = dayNumber(text);
  return Number.isNaN(own) ? null : ({ shift }) => dayText(own + shift);
}

/** The highest round of which the numbers are numbers still: a court writes eight digits at most. */
export const lastRound = 9_999_899;

/** The year goes with the dates; the serial tells the round, and follows those of the invented county itself. */
function numberSlot(text: string): Slot {
  const [, before = '', year = '', between = '', serial = ''] = /^(.*?)(20\d\d)(.*?)(\d+)$/s.exec(text) ?? [];
  const moved = text.startsWith('收') ? (between.match(/^\d{4}/)?.[0] ?? null) : null;
  if (moved !== null) {
    const own = dayNumber(`${year}-${moved.slice(0, 2)}-${moved.slice(2)}`);
    return ({ shift, round }) =>
      `${before}${dayText(own + shift).replaceAll('-', '')}-${(round + 1) * 10_000 + Number(serial)}`;
  }
  const middle = dayNumber(`${year}-07-01`);
  return ({ shift, round }) =>
    `${before}${dayText(middle + shift).slice(0, 4)}${between}${(round + 100) * 10 + (Number(serial) % 10)}`;
}
