import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { type Relation, relationNames, standingOf, wayOf } from '#kernel/disclosure/relation.js';
import { localDate } from '#kernel/values/local-date.js';
import { materialSight, mayChangeFile } from './attachment.policy.js';

const today = localDate('2025-03-01');
const holder = { agency: 'court', organisation: 'ours' };
const person = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', ...holder, roles: [role] },
  ...changes,
});

describe('files are put in and taken out', () => {
  test('by those who work cases at the organisation that holds the case', () => {
    const workers = roles.filter((role) => mayChangeFile(person(role), holder));
    expect(workers).toEqual(roles.filter((role) => role !== 'LEADER' && role !== 'ADMINISTRATOR'));
  });

  test.each([
    ['another organisation', { organisation: 'theirs' }],
    ['another agency', { agency: 'union' }],
    ['a message', { kind: 'ORGANISATION' as const }],
  ])('not by %s', (_who, changes) => {
    expect(mayChangeFile(person('CLERK', changes), holder)).toBe(false);
  });
});

describe('the materials of a case', () => {
  test.each(relationNames)('are read as %s as the matrix says', (relation) => {
    const shown: Partial<Record<Relation, string>> = { OWN: 'OWN', REFERRED: 'SHARED', CONSENTED: 'SHARED' };
    expect(materialSight(person('CLERK'), standingOf(relation), today)).toBe(shown[relation] ?? 'NONE');
  });

  test('are not for who keeps the system, nor for who has no way to the case', () => {
    expect(materialSight(person('ADMINISTRATOR'), standingOf('OWN'), today)).toBe('NONE');
    expect(materialSight(person('CLERK'), { caseCode: 'A', ways: [] }, today)).toBe('NONE');
  });

  test('are read as their own by who also has them by a referral', () => {
    const ways = [wayOf('OWN'), wayOf('REFERRED')];
    expect(materialSight(person('CLERK'), { caseCode: 'A', ways }, today)).toBe('OWN');
  });
});
