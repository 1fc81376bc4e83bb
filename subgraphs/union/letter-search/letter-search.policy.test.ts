import { expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { mayLookUpLetters } from './letter-search.policy.js';

const person = (agency: string, ...held: Role[]): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency, organisation: agency, roles: held },
});

test('letters are looked up by procurators alone', () => {
  expect(roles.filter((role) => mayLookUpLetters(person('procuratorate', role)))).toEqual(['PROCURATOR']);
  expect(mayLookUpLetters(person('union', ...roles))).toBe(false);
});
