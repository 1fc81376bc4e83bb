import { expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { mayWorkReferral } from './referral.policy.js';

const person = (role: Role, organisation = 'ours'): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency: 'court', organisation, roles: [role] },
});

test('a referral is worked by those who work cases, not by who leads or administers', () => {
  const workers = roles.filter((role) => mayWorkReferral(person(role), { organisation: 'ours' }));
  expect(workers).toEqual(roles.filter((role) => role !== 'LEADER' && role !== 'ADMINISTRATOR'));
});

test('a referral is not worked by another organisation', () => {
  expect(roles.some((role) => mayWorkReferral(person(role, 'theirs'), { organisation: 'ours' }))).toBe(false);
});
