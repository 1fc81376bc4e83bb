import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { mayAskResults, mayBegin, mayServe, maySupervise } from './staff.policy.js';

const actor = (agency: string, ...roles: Role[]): Actor => ({
  kind: 'STAFF',
  id: 'x',
  name: '样例',
  agency,
  organisation: agency,
  roles,
});
const record = { organisation: 'union' };

describe('the union’s door', () => {
  test('is kept by its mediators and officers', () => {
    expect(mayBegin(actor('union', 'MEDIATOR'))).toBe(true);
    expect(mayServe(actor('union', 'UNION_OFFICER'), record)).toBe(true);
  });
  test('is not kept by others', () => {
    expect(mayBegin(actor('human-resources', 'MEDIATOR'))).toBe(false);
    expect(mayBegin(actor('union', 'ADMINISTRATOR'))).toBe(false);
    expect(mayServe(actor('court', 'MEDIATOR'), record)).toBe(false);
  });
});

describe('supervision', () => {
  test('is for union officers alone', () => {
    expect(maySupervise(actor('union', 'UNION_OFFICER'), record)).toBe(true);
    expect(maySupervise(actor('union', 'MEDIATOR'), record)).toBe(false);
    expect(maySupervise(actor('court', 'UNION_OFFICER'), record)).toBe(false);
    expect(maySupervise({ ...actor('court', 'UNION_OFFICER'), ...record }, record)).toBe(false);
  });
  test('is each union’s own', () => {
    expect(maySupervise(actor('union', 'UNION_OFFICER'), { organisation: 'elsewhere' })).toBe(false);
  });
});

describe('the results of mediation', () => {
  test.each([
    ['an arbitrator', actor('human-resources', 'ARBITRATOR'), true],
    ['the union’s own mediator', actor('union', 'MEDIATOR'), true],
    ['the union’s own officer', actor('union', 'UNION_OFFICER'), true],
    ['the union’s administrator', actor('union', 'ADMINISTRATOR'), false],
    ['a mediator of the bureau', actor('human-resources', 'MEDIATOR'), false],
    ['somebody who calls himself arbitrator elsewhere', actor('court', 'ARBITRATOR'), false],
    ['a procurator', actor('procuratorate', 'PROCURATOR'), false],
  ])('%s', (_who, reader, allowed) => {
    expect(mayAskResults(reader)).toBe(allowed);
  });
});
