import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { relationNames } from '#kernel/disclosure/relation.js';
import {
  mayAcceptSupervision,
  mayKnowOfSupervision,
  mayListSupervisions,
  mayWorkSupervision,
} from './civil-supervision/civil-supervision.policy.js';
import { civilSupervisionMachine } from './civil-supervision/civil-supervision.state.js';
import {
  mayKnowOfRecommendation,
  mayListRecommendations,
  mayRecommend,
  mayWorkRecommendation,
} from './recommendation/recommendation.policy.js';
import { recommendationMachine } from './recommendation/recommendation.state.js';
import {
  mayApplySupport,
  mayKnowOfSupport,
  mayListSupports,
  mayWorkSupport,
} from './supported-litigation/support.policy.js';
import { supportMachine } from './supported-litigation/support.state.js';

const person = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency: 'procuratorate', organisation: 'ours', roles: [role] },
  ...changes,
});
const ours = { organisation: 'ours' };
const who = (may: (actor: Actor) => boolean): Role[] => roles.filter((role) => may(person(role)));

describe.each([
  ['supported litigation', mayApplySupport, mayWorkSupport, mayListSupports],
  ['a recommendation', mayRecommend, mayWorkRecommendation, mayListRecommendations],
  ['civil supervision', mayAcceptSupervision, mayWorkSupervision, mayListSupervisions],
])('%s', (_what, mayBegin, mayWork, mayList) => {
  test('is begun and worked by the procurators of the procuratorate', () => {
    expect([who(mayBegin), who((actor) => mayWork(actor, ours))]).toEqual([['PROCURATOR'], ['PROCURATOR']]);
  });

  test('not by those of another one, nor by who is called procurator elsewhere', () => {
    const other = person('PROCURATOR', { organisation: 'theirs' });
    expect([mayBegin(other), mayWork(other, ours)]).toEqual([true, false]);
    const elsewhere = person('PROCURATOR', { agency: 'court' });
    expect([mayBegin(elsewhere), mayWork(elsewhere, ours), mayList(elsewhere)]).toEqual([
      ...[false, false, false],
    ]);
  });

  test('is listed to procurators and administrators', () => {
    expect(who(mayList)).toEqual(['PROCURATOR', 'ADMINISTRATOR']);
  });
});

describe('outside the procuratorate nobody knows of', () => {
  const hidden = <State extends string>(
    states: State[],
    mayKnow: (relation: 'REFERRED', row: { state: State }) => boolean,
  ) => states.filter((state) => !mayKnow('REFERRED', { state }));
  const keys = <State extends string>(machine: Record<State, unknown>) => Object.keys(machine) as State[];

  test('an application for support, or a matter of supervision, that is weighed', () => {
    expect(hidden(keys(supportMachine), mayKnowOfSupport)).toEqual(['APPLIED', 'REVIEWING']);
    expect(hidden(keys(civilSupervisionMachine), mayKnowOfSupervision)).toEqual(['ACCEPTED', 'REVIEWING']);
  });

  test('a recommendation that the addressee does not have', () => {
    expect(hidden(keys(recommendationMachine), mayKnowOfRecommendation)).toEqual(['ISSUED']);
  });

  test('whatever the relation; the procuratorate itself knows', () => {
    for (const relation of relationNames) {
      const known = relation === 'OWN';
      expect(mayKnowOfSupport(relation, { state: 'REVIEWING' })).toBe(known);
      expect(mayKnowOfRecommendation(relation, { state: 'ISSUED' })).toBe(known);
      expect(mayKnowOfSupervision(relation, { state: 'ACCEPTED' })).toBe(known);
    }
  });
});
