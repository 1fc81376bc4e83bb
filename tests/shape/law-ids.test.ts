import { describe, expect, test } from 'vitest';
import { arrows, deadlines, localRules, outcomeCodes, returnReasons } from '#kernel/clock/law.js';
import { isTest, sources } from './source-files.js';

const code = sources(['subgraphs', 'infra']).filter((file) => !isTest(file));

/** Every string of code of this shape, with the file it stands in. */
function mentions(shape: RegExp): { id: string; path: string }[] {
  return code.flatMap((file) =>
    [...file.code.matchAll(shape)].map((match) => ({ id: match[1]!, path: file.path })),
  );
}

function unknown(shape: RegExp, known: Iterable<string>): string[] {
  const ids = new Set(known);
  return mentions(shape).flatMap(({ id, path }) => (ids.has(id) ? [] : [`${path}: ${id}`]));
}

const rules = [...deadlines().map((row) => row.id), ...localRules().map((row) => row.rule)];
const families = [...new Set(rules.map((id) => id.split('-')[0]!))].join('|');

describe('what code says of the law stands in schema/law', () => {
  test('deadlines', () => {
    expect(unknown(new RegExp(`['"\`]((?:${families})-[A-Z0-9]+)['"\`]`, 'g'), rules)).toEqual([]);
  });

  test('variants of a deadline', () => {
    const variants = new Set(deadlines().flatMap((row) => Object.keys(row.variants)));
    expect(mentions(/\bvariant: ['"]([A-Z_]+)['"]/g).filter(({ id }) => !variants.has(id))).toEqual([]);
  });

  test('arrows, as a value or as a key', () => {
    expect(
      unknown(
        /['"`\s{](A\d\d)['"`:]/g,
        arrows().map((row) => row.id),
      ),
    ).toEqual([]);
  });

  test('return reasons', () => {
    expect(
      unknown(
        /returnReferral\([^)]*reason: ['"]([A-Z_]+)['"]/g,
        returnReasons().map((row) => row.code),
      ),
    ).toEqual([]);
  });

  test('outcomes and return reasons share no code, so that neither is taken for the other', () => {
    const reasons = new Set(returnReasons().map((row) => row.code));
    expect(outcomeCodes().filter((row) => reasons.has(row.code))).toEqual([]);
  });
});

describe('every rule is in use', () => {
  const started = new Set(
    mentions(new RegExp(`['"\`]((?:${families})-[A-Za-z0-9-]+)['"\`]`, 'g')).map(({ id }) => id),
  );
  const byArrow = new Set(arrows().flatMap(({ answerRule, handlingRule }) => [answerRule, handlingRule]));
  const national = deadlines().map(({ id, ...row }) => ({ ...row, rule: id, beside: null }));

  test.each([...national, ...localRules()].map((row) => [row.rule, row] as const))(
    '%s: started by a record, registered by hand, or shown with the reason why nothing starts it',
    (rule, { registeredBy, shownOnly, beside }) => {
      const inUse = started.has(rule) || byArrow.has(rule) || (beside !== null && started.has(beside));
      expect([inUse, registeredBy.length > 0, shownOnly !== null]).toContain(true);
      if (registeredBy.length > 0) expect([started.has(rule), shownOnly]).toEqual([false, null]);
    },
  );
});

test('that something is overdue is computed and stored nowhere', () => {
  const stored = /\boverdue\b.*(boolean|text)|state: 'OVERDUE'|@Column[^\n]*overdue/i;
  const kept = code.filter(({ path }) => /\.entity\.ts$|\/migrations\//.test(path));
  expect(kept.filter((file) => stored.test(file.code)).map(({ path }) => path)).toEqual([]);
});

test('no number of days of the law stands in the code of an agency', () => {
  const counted = /\b(addDays|addMonths|addWorkingDays)\([^)]*,\s*\d+/;
  const files = code.filter((file) => /^subgraphs\/(?!_kernel)/.test(file.path) && counted.test(file.code));
  expect(files.map((file) => file.path)).toEqual([]);
});
