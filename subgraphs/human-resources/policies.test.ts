import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { mayListReviews, mayReview } from './arbitral-review/review.policy.js';
import { mayArbitrate, mayFileArbitration, mayListArbitrations } from './arbitration/arbitration.policy.js';

const person = (role: Role, agency = 'human-resources', organisation = 'ours'): Actor => ({
  ...{ kind: 'STAFF', id: 'x', name: '样例', agency, organisation, roles: [role] },
});
const ours = { organisation: 'ours' };

describe('an arbitrator', () => {
  test('files, decides and reviews at the own committee', () => {
    const arbitrator = person('ARBITRATOR');
    expect([
      mayFileArbitration(arbitrator),
      mayArbitrate(arbitrator, ours),
      mayReview(arbitrator, ours),
    ]).toEqual([true, true, true]);
    expect([mayListArbitrations(arbitrator), mayListReviews(arbitrator)]).toEqual([true, true]);
  });

  test('has no part in the matters of another committee', () => {
    const other = person('ARBITRATOR', 'human-resources', 'theirs');
    expect([mayArbitrate(other, ours), mayReview(other, ours)]).toEqual([false, false]);
  });

  test('of another agency is none', () => {
    const impostor = person('ARBITRATOR', 'court');
    expect([mayFileArbitration(impostor), mayArbitrate(impostor, ours), mayReview(impostor, ours)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([mayListArbitrations(impostor), mayListReviews(impostor)]).toEqual([false, false]);
  });
});

test.each([
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
  'LEADER',
  'ADMINISTRATOR',
] as const)('a %s decides nothing', (role) => {
  const actor = person(role);
  expect([mayFileArbitration(actor), mayArbitrate(actor, ours), mayReview(actor, ours)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(mayListArbitrations(actor)).toBe(role === 'ADMINISTRATOR');
  expect(mayListReviews(actor)).toBe(role === 'ADMINISTRATOR');
});
