import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { titlesOf } from '../security/attacks/test-titles.js';
import { type Claims, claimsText, mergeClaims, readClaims } from './claims.js';
import { lawCoverage } from './coverage.js';
import { exercisedBy } from './exercised-by-row.js';
import { lawReport } from './print.js';

const today = '2026-01-05';
const findings = lawCoverage(today);
const claims = findings.flatMap(({ id, claim }) => (claim ? [{ id, ...claim }] : []));

/** A title as it is written, `%s` and `$name` being any words. */
function pattern(title: string): RegExp {
  const literal = title
    .split(/%[a-z#]|\$[\w.]+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(^| > )${literal.join('.*')}$`);
}

describe('the coverage of the law', () => {
  test('names tests that are there and are run', () => {
    const byFile = Map.groupBy(claims, ({ file }) => file);
    const wrong = [...byFile].flatMap(([file, of]) => {
      const path = join(projectRoot, file);
      if (!existsSync(path)) return [`${file} is gone`];
      const patterns = titlesOf(readFileSync(path, 'utf8')).map(pattern);
      const run = (title: string): boolean => title === '' || patterns.some((each) => each.test(title));
      return of.filter((claim) => !run(claim.test)).map((claim) => `${file}: ${claim.test} (${claim.id})`);
    });
    expect(wrong).toEqual([]);
  });

  test('claims nothing that is not of the law', () => {
    const known = new Set(findings.map(({ id }) => id));
    expect(Object.keys(readClaims()).filter((id) => !known.has(id))).toEqual([]);
  });

  test('claims nothing that is not in the program', () => {
    expect(findings.filter((finding) => finding.claim && !finding.inProgram).map(({ id }) => id)).toEqual([]);
  });

  test('is printed in sums, with every missing item and why', () => {
    const { text, whole } = lawReport(today, false);
    const missing = findings.filter(({ covered }) => !covered);
    expect(whole).toBe(missing.length === 0);
    expect(text).toMatch(/\d+ \/ 28 {2}移送 arrows/);
    for (const { id, group } of missing) expect(text).toContain(`  ${id.slice(group.length + 1)}　`);
  });
});

describe('what a written row exercises', () => {
  const row = { agency: 'union', entity: '', values: {} };

  test('a state of a record of that agency, and the road it stands for', () => {
    const letter = { ...row, entity: 'SupervisionLetterEntity', values: { state: 'SERVED' } };
    expect(exercisedBy(letter)).toEqual([
      'record SupervisionNotice',
      'state SupervisionNotice.SERVED',
      'leg A09 sent',
    ]);
    expect(exercisedBy({ ...letter, agency: 'court' })).toEqual([]);
  });

  test('a deadline with its variant, and the local rules of the place alone', () => {
    const values = { rule: 'SUP-OPINION', variant: null, startsFrom: '2025-06-03', notStatutory: false };
    const started = (division: string) =>
      exercisedBy({ ...row, entity: 'DeadlineEntity', values: { ...values, division } });
    expect(started('530114')).toEqual(['record Deadline', 'local YN-OPINION', 'local KM-OPINION']);
    expect(started('532823')).not.toContain('local KM-OPINION');
  });

  test('a referral that leaves is not yet one that arrives or comes back', () => {
    const referral = { ...row, entity: 'ReferralEntity', subject: 'A07' };
    expect(exercisedBy({ ...referral, values: { direction: 'OUT' } })).toEqual([
      'record Referral',
      'leg A07 sent',
    ]);
    expect(exercisedBy({ ...referral, values: { state: 'RETURNED', returnReason: 'DUPLICATE' } })).toEqual([
      'record Referral',
      'state Referral.RETURNED',
      'leg A07 returned',
      'reason DUPLICATE',
    ]);
  });

  test('a notice to somebody outside the hub when it goes out, and again when it is answered', () => {
    const notice = { ...row, entity: 'CreditNoticeEntity' };
    expect(exercisedBy({ ...notice, values: { kind: 'LISTING', answer: null } })).toEqual(['leg A23 sent']);
    expect(exercisedBy({ ...notice, values: { answer: 'DONE' } })).toEqual(['leg A23 back']);
    expect(exercisedBy({ ...notice, values: { answer: 'RETURNED' } })).toEqual([]);
  });

  test('a document only once it is issued', () => {
    const document = { ...row, entity: 'DocumentEntity', subject: 'AWARD' };
    expect(exercisedBy({ ...document, values: { state: 'DRAFT' } })).toEqual(['record Document']);
    expect(exercisedBy({ ...document, values: { state: 'ISSUED' } })).toContain('document AWARD');
  });
});

describe('the claims after a run', () => {
  const before: Claims = {
    'rule A-1': { file: 'tests/a.test.ts', test: 'a' },
    'rule B-1': { file: 'tests/b.test.ts', test: 'b' },
    'rule C-1': { file: 'tests/gone.test.ts', test: 'c' },
  };
  const trace = { file: 'tests/a.test.ts', items: { 'rule C-1': 'c again' } };
  const merged = mergeClaims(before, [trace], (file) => file !== 'tests/gone.test.ts');

  test('lose what their file no longer exercises, and what has no file; the others stay', () => {
    expect(merged).toEqual({
      'rule B-1': { file: 'tests/b.test.ts', test: 'b' },
      'rule C-1': { file: 'tests/a.test.ts', test: 'c again' },
    });
  });

  test('take the test of the agency before one of the whole hub, and are written a line an item', () => {
    const hub = { file: 'tests/faults/a.test.ts', items: { 'rule D-1': 'hub' } };
    const agency = { file: 'subgraphs/union/d.test.ts', items: { 'rule D-1': 'agency' } };
    expect(mergeClaims({}, [hub, agency], () => true)).toEqual({
      'rule D-1': { file: 'subgraphs/union/d.test.ts', test: 'agency' },
    });
    expect(claimsText(merged).trimEnd().split('\n')).toHaveLength(4);
  });
});
