import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#kernel/project-root.js';

const step = z.strictObject({
  said: z.string().min(4),
  next: z.string().min(4).nullable(),
  /** Not a line of its own: another record says the same. */
  quiet: z.boolean().default(false),
});
const untold = z.strictObject({ untold: z.string().min(4) });
const office = z.strictObject({ name: z.string(), place: z.string(), hotline: z.string() });
const sentences = z.record(z.string(), z.string().min(2));

const shape = z.strictObject({
  /** Whom to ask when the query has found nothing. */
  window: z.string(),
  agencies: z.record(z.string(), office),
  rights: z.array(z.strictObject({ text: z.string().min(4), source: z.string().min(4) })).min(1),
  lines: z.array(z.strictObject({ number: z.string().regex(/^\d{5}$/), text: z.string().min(2) })).min(1),
  records: z.record(z.string(), z.strictObject({ states: z.record(z.string(), step) }).or(untold)),
  referrals: z.record(
    z.string(),
    z.strictObject({ said: z.string().nullable(), next: z.string().nullable() }),
  ),
  arrows: z.record(z.string(), z.strictObject({ said: z.string().min(4) }).or(untold)),
  outcomes: z.record(z.string(), z.strictObject({ said: z.string(), quiet: z.boolean().default(false) })),
  ownWork: z.string(),
  looks: sentences,
});
export type PlainWords = z.infer<typeof shape>;
export type PlainStep = z.infer<typeof step>;
type PlainRecord = PlainWords['records'][string];

let words: PlainWords | null = null;

/** What a worker is told, as data: schema/law/plain-words.yaml. Read once; a row that does not fit stops the process. */
export function plainWords(): PlainWords {
  if (words) return words;
  const file = join(projectRoot, 'schema', 'law', 'plain-words.yaml');
  const read = shape.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`schema/law/plain-words.yaml: ${z.prettifyError(read.error)}`);
  return (words = read.data);
}

/** The words for a kind of record: by its own name, or by the end of it where several agencies have such a record. */
export function wordsOfRecord(kind: string): PlainRecord | null {
  const name = nameOfRecord(kind);
  return name === null ? null : plainWords().records[name]!;
}

/** The place of the kind in the life of a case; of what happens at one instant, the earlier kind is told first. */
export function placeOfRecord(kind: string): number {
  const name = nameOfRecord(kind);
  return name === null ? 0 : Object.keys(plainWords().records).indexOf(name);
}

function nameOfRecord(kind: string): string | null {
  const names = Object.keys(plainWords().records).filter((known) => kind.endsWith(known));
  return names.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What is said of a record that has come to this state; null where the worker is not told of it. */
export function wordsOfStep(kind: string, state: string): PlainStep | null {
  const record = wordsOfRecord(kind);
  return record && 'states' in record ? (record.states[state] ?? null) : null;
}

/** Whether the worker is told of records of this kind. One without words is not told of. */
export function isToldOf(kind: string): boolean {
  const record = wordsOfRecord(kind);
  return record !== null && 'states' in record;
}

/** What is said of a referral by this arrow; null where the worker is not told of it. */
export function wordsOfArrow(id: string): string | null {
  const arrow = plainWords().arrows[id];
  return arrow && 'said' in arrow ? arrow.said : null;
}
