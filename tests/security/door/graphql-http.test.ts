import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { reportFinding } from '../report.js';
import { type AuditFigures, runAudits } from './audits.js';
import { openHub } from './open-hub.js';

let hub: ToyHub;
let figures: AuditFigures;
beforeAll(async () => {
  hub = await openHub();
  figures = await runAudits(hub);
  reportFinding({
    check: 'GraphQL over HTTP (graphql-http): MUST',
    tried: figures.audits,
    wrong: figures.must.length,
    figures: { should: figures.should.length, may: figures.may.length },
  });
});
afterAll(() => hub.stop());

describe('GraphQL over HTTP', () => {
  test('is kept in all that it demands', () => {
    expect(figures.audits).toBeGreaterThanOrEqual(60);
    expect(figures.must).toEqual([]);
  });

  test('is left only where an operation that is no good is 400 in every media type, and where GET is not read', () => {
    const idOf = (line: string) => line.split(' ')[0];
    expect(figures.should.map(idOf)).toEqual(['572B', 'FDE2', '7B9B']);
    expect(figures.may.map(idOf)).toEqual(['5A70', 'D6D5', '6A70']);
  });
});
