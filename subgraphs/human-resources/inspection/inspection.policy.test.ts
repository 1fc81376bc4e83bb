import { expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { isInspector, mayInspect, mayListInspections } from './inspection.policy.js';

const person = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency: 'human-resources', organisation: 'ours', roles: [role] },
  ...changes,
});
const ours = { organisation: 'ours' };

test('inspection is the work of the bureau’s clerks, and of no arbitrator', () => {
  expect(roles.filter((role) => isInspector(person(role)))).toEqual(['CLERK']);
  expect(roles.filter((role) => mayInspect(person(role), ours))).toEqual(['CLERK']);
});

test('an inspector has no part in the matters of another bureau, nor a clerk of another agency in ours', () => {
  expect(mayInspect(person('CLERK', { organisation: 'theirs' }), ours)).toBe(false);
  expect(mayInspect(person('CLERK', { agency: 'court' }), ours)).toBe(false);
  expect(isInspector(person('CLERK', { agency: 'court' }))).toBe(false);
});

test('the lists of work are for inspectors and administrators', () => {
  expect(roles.filter((role) => mayListInspections(person(role)))).toEqual(['CLERK', 'ADMINISTRATOR']);
  expect(mayListInspections(person('ADMINISTRATOR', { agency: 'court' }))).toBe(false);
});
