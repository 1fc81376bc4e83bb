import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { relationNames } from '#kernel/disclosure/relation.js';
import { mayKnowOfLead, mayListLeads, maySendLead, mayWorkLead } from './lead.policy.js';

const person = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency: 'procuratorate', organisation: 'ours', roles: [role] },
  ...changes,
});
const lead = { organisation: 'ours' };

describe('a lead is worked', () => {
  test('by the procurators of the procuratorate it was handed to', () => {
    expect(roles.filter((role) => mayWorkLead(person(role), lead))).toEqual(['PROCURATOR']);
  });

  test('not by those of another one, nor by who is called procurator elsewhere', () => {
    expect(mayWorkLead(person('PROCURATOR', { organisation: 'theirs' }), lead)).toBe(false);
    expect(mayWorkLead(person('PROCURATOR', { agency: 'court' }), lead)).toBe(false);
  });
});

test('a lead is handed to a union by the procurators of the procuratorate', () => {
  expect(roles.filter((role) => maySendLead(person(role)))).toEqual(['PROCURATOR']);
  expect(maySendLead(person('PROCURATOR', { agency: 'union' }))).toBe(false);
});

test('leads are listed to procurators and administrators of the procuratorate', () => {
  expect(roles.filter((role) => mayListLeads(person(role)))).toEqual(['PROCURATOR', 'ADMINISTRATOR']);
  expect(mayListLeads(person('PROCURATOR', { agency: 'court' }))).toBe(false);
});

describe('that there is a lead', () => {
  test('is known to its procuratorate at all times', () => {
    for (const state of ['RECEIVED', 'REVIEWING', 'ACCEPTED'] as const)
      expect(mayKnowOfLead('OWN', { state })).toBe(true);
  });

  test.each(relationNames.filter((relation) => relation !== 'OWN'))(
    'is not known as %s while it is weighed',
    (relation) => {
      const known = (['RECEIVED', 'REVIEWING', 'ACCEPTED', 'RETURNED', 'TRANSFERRED'] as const).filter(
        (state) => mayKnowOfLead(relation, { state }),
      );
      expect(known).toEqual(['ACCEPTED', 'RETURNED', 'TRANSFERRED']);
    },
  );
});
