import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { mayApplyAid, mayListAid, mayReadMeans, mayWorkAid } from './legal-aid/aid.policy.js';
import {
  mayKeepRoster,
  mayReadRoster,
  mayRegisterOrganisation,
} from './mediation-organisation/organisation.policy.js';

const person = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency: 'justice', organisation: 'ours', roles: [role] },
  ...changes,
});
const ours = { organisation: 'ours' };
const elsewhere = { agency: 'court' };
const theirs = { organisation: 'theirs' };
const who = (may: (actor: Actor) => boolean): Role[] => roles.filter((role) => may(person(role)));

describe('legal aid', () => {
  test.each([
    ['taken in', mayApplyAid],
    ['worked', (actor: Actor) => mayWorkAid(actor, ours)],
    ['weighed by the means', (actor: Actor) => mayReadMeans(actor, ours)],
  ])('is %s by the officers of the bureau alone', (_what, may) => {
    expect(who(may)).toEqual(['LEGAL_AID_OFFICER']);
    expect(may(person('LEGAL_AID_OFFICER', elsewhere))).toBe(false);
  });

  test('of another bureau is theirs', () => {
    const officer = person('LEGAL_AID_OFFICER', theirs);
    expect([mayApplyAid(officer), mayWorkAid(officer, ours), mayReadMeans(officer, ours)]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('is listed to officers and administrators of the bureau', () => {
    expect(who(mayListAid)).toEqual(['LEGAL_AID_OFFICER', 'ADMINISTRATOR']);
    expect(mayListAid(person('LEGAL_AID_OFFICER', elsewhere))).toBe(false);
  });
});

describe('the roster', () => {
  test.each([
    ['entered into', mayRegisterOrganisation],
    ['kept', (actor: Actor) => mayKeepRoster(actor, ours)],
  ])('is %s by officers and administrators of the bureau', (_what, may) => {
    expect(who(may)).toEqual(['LEGAL_AID_OFFICER', 'ADMINISTRATOR']);
    expect(may(person('ADMINISTRATOR', elsewhere))).toBe(false);
  });

  test('of another bureau is kept by that one', () => {
    expect(mayKeepRoster(person('ADMINISTRATOR', theirs), ours)).toBe(false);
  });

  test('is read by whoever works at an agency of the linkage, not by a message', () => {
    expect(mayReadRoster(person('CLERK', elsewhere))).toBe(true);
    expect(mayReadRoster(person('CLERK', { kind: 'ORGANISATION' }))).toBe(false);
  });
});
