import { type CheckedReader, expectedMask, expectedSight } from './oracle.js';
import type { AgreedSchema, Asked } from './selection.js';

type Json = ReturnType<typeof JSON.parse>;

export interface Difference {
  path: string;
  expected: unknown;
  seen: unknown;
}

/** What one comparison has looked at. */
export interface Tally {
  checks: number;
  /** `Type.field` of every field that had something to show to its owner. */
  fields: Set<string>;
  differences: Difference[];
}

/** Compares an answer with what the oracle makes of the owner's own view of the same thing. */
export class Expectation {
  constructor(
    private readonly schema: AgreedSchema,
    private readonly reader: CheckedReader,
    private readonly tally: Tally,
    private readonly options: { synthetic: boolean } = { synthetic: false },
  ) {}

  object(typeName: string, asked: readonly Asked[], whole: Json, seen: Json, path: string): void {
    for (const field of asked) {
      const place = `${path}.${field.field}`;
      const full = whole[field.key];
      const has = full !== null && full !== undefined && !(Array.isArray(full) && full.length === 0);
      this.tally.checks += 1;
      if (has) this.tally.fields.add(`${typeName}.${field.field}`);
      this.field(field, full, seen?.[field.key], whole, place);
    }
  }

  /** Whether anything of a type may be shown to the reader: all that it cannot leave out. */
  appears(typeName: string): boolean {
    return this.schema.needs(typeName).every((name) => expectedSight(this.reader, name).sight !== 'NONE');
  }

  private field(field: Asked, full: Json, seen: Json, whole: Json, path: string): void {
    const { sight, by } = expectedSight(this.reader, field.dataClass);
    if (field.field === 'relation' && !this.options.synthetic)
      return this.equal(path, this.reader.relations[0], seen);
    // What can be done next is told by role: never more than the owner's own people may do.
    if (field.field === 'nextSteps' && !this.options.synthetic && sight !== 'NONE')
      return this.equal(path, true, Array.isArray(seen) && seen.every((step) => full?.includes(step)));
    // Who looked grows with each look of the check itself.
    if (field.field === 'usage' && !this.options.synthetic)
      return this.equal(
        path,
        sight === 'CLEAR',
        Array.isArray(seen) && (seen.length > 0 || sight === 'CLEAR'),
      );
    if (sight === 'NONE') return this.equal(path, field.list ? [] : null, seen);
    if (full === null || full === undefined) return this.equal(path, null, seen);
    if (field.below.size === 0) {
      const kind = Object.entries(whole as Record<string, Json>).find(([key]) => /(^|_)kind$/.test(key))?.[1];
      const shown = sight === 'MASKED' ? expectedMask(field.dataClass, full, by!, kind) : full;
      return this.equal(path, shown, seen);
    }
    this.below(field, full, seen, path);
  }

  private below(field: Asked, full: Json, seen: Json, path: string): void {
    const typeOf = (item: Json): string => item.__typename ?? [...field.below.keys()][0]!;
    if (!field.list) {
      if (!this.appears(typeOf(full))) return this.equal(path, null, seen);
      if (seen === null || seen === undefined) return this.equal(path, 'something', seen);
      return this.object(typeOf(full), field.below.get(typeOf(full))!, full, seen, path);
    }
    const items = (full as Json[]).filter((item) => this.appears(typeOf(item)) && !this.hidden(item));
    if (!Array.isArray(seen) || seen.length !== items.length)
      return this.equal(path, `${items.length} items`, Array.isArray(seen) ? `${seen.length} items` : seen);
    items.forEach((item, at) =>
      this.object(typeOf(item), field.below.get(typeOf(item))!, item, seen[at], `${path}[${at}]`),
    );
  }

  /** What only its owner knows of at all: a draft not yet in effect, a lead still weighed. */
  private hidden(item: Record<string, Json>): boolean {
    if (this.options.synthetic || this.reader.relations[0] === 'OWN') return false;
    const value = (name: string): Json =>
      Object.entries(item).find(([key]) => key === name || key.endsWith(`_${name}`))?.[1];
    const names = Object.keys(item).map((key) => key.replace(/^x_.*_/, ''));
    if (names.includes('draftedAt')) return value('effectiveAt') === null;
    if (names.includes('workerGroup')) return ['RECEIVED', 'REVIEWING'].includes(value('state'));
    return false;
  }

  private equal(path: string, expected: unknown, seen: unknown): void {
    const same = JSON.stringify(expected ?? null) === JSON.stringify(seen ?? null);
    if (!same) this.tally.differences.push({ path, expected, seen });
  }
}
