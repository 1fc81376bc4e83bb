import { describe, expect, test } from 'vitest';
import type { PartyEntity } from '../party/party.entity.js';
import type { EngagementEntity } from './mediator.entity.js';
import { findingsOf } from './neutrality.js';

const mediator = { id: 'lawyer', name: '样例律师调解员', personKey: 'key-of-lawyer' };
const party = (id: string, matchingKey: string | null): PartyEntity =>
  ({ id, name: `当事人${id}`, matchingKey }) as PartyEntity;
const tie = (partyKey: string, mediatorId = 'lawyer'): EngagementEntity => ({
  ...{
    id: 'tie',
    mediatorId,
    organisation: 'union',
    partyKey,
    role: 'ADVISER',
    procedure: '仲裁咨询',
    since: '2024-11-01',
  },
});

describe('a mediator', () => {
  test('is neutral when nothing ties the mediator to a party', () => {
    expect(findingsOf(mediator, [tie('somebody else')], [party('1', 'a'), party('2', 'b')])).toEqual([]);
  });

  test('who advised a party is not neutral, and the finding says in what', () => {
    const [finding, ...others] = findingsOf(mediator, [tie('a')], [party('1', 'a'), party('2', 'b')]);
    expect(finding).toMatchObject({
      partyId: '1',
      role: 'ADVISER',
      procedure: '仲裁咨询',
      since: '2024-11-01',
    });
    expect(others).toEqual([]);
  });

  test('does not judge in the own cause', () => {
    expect(findingsOf(mediator, [], [party('1', 'key-of-lawyer')])).toMatchObject([{ role: 'PARTY' }]);
  });

  test('answers for no other mediator’s ties, and an unknown number matches nobody', () => {
    expect(findingsOf(mediator, [tie('a', 'another')], [party('1', 'a'), party('2', null)])).toEqual([]);
  });
});
