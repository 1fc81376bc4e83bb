import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../actor.js';
import { mayKeepRoster, mayMediate, mayReadNotes, mayRecordConsent } from './mediation.policy.js';

const actor = (id: string, organisation: string, ...roles: Role[]): Actor => ({
  ...{ kind: 'STAFF', id, name: '样例', agency: organisation, organisation, roles },
});
const record = { organisation: 'union', mediators: [{ staffId: 'mediator' }, { staffId: null }] };

describe('working a mediation', () => {
  test('is for mediators and officers of the organisation', () => {
    expect(mayMediate(actor('mediator', 'union', 'MEDIATOR'), record)).toBe(true);
    expect(mayMediate(actor('officer', 'union', 'UNION_OFFICER'), record)).toBe(true);
  });
  test.each(['ADMINISTRATOR', 'LEADER', 'ARBITRATOR', 'JUDGE'] as const)('is not for a %s', (role) => {
    expect(mayMediate(actor('x', 'union', role), record)).toBe(false);
  });
  test('is not for another organisation', () => {
    expect(mayMediate(actor('mediator', 'elsewhere', 'MEDIATOR'), record)).toBe(false);
  });
});

describe('the notes', () => {
  test('are for the mediators of the case', () => {
    expect(mayReadNotes(actor('mediator', 'union', 'MEDIATOR'), record)).toBe(true);
  });
  test('are for who mediates in their place, and not for who only administers in it', () => {
    const delegate = { id: 'colleague', name: '样例' };
    expect(mayReadNotes({ ...actor('mediator', 'union', 'MEDIATOR'), delegate }, record)).toBe(true);
    expect(mayReadNotes({ ...actor('mediator', 'union', 'ADMINISTRATOR'), delegate }, record)).toBe(false);
  });
  test.each([
    ['another mediator of the house', actor('other', 'union', 'MEDIATOR')],
    ['the administrator', actor('administrator', 'union', 'ADMINISTRATOR')],
    ['a judge', actor('judge', 'court', 'JUDGE')],
    ['somebody elsewhere of the same staff id', actor('mediator', 'court', 'MEDIATOR')],
    ['a message', { ...actor('mediator', 'union'), kind: 'ORGANISATION' as const }],
  ])('are not for %s', (_who, reader) => {
    expect(mayReadNotes(reader, record)).toBe(false);
  });
});

describe('the roster and consents', () => {
  test('are kept by the agency’s own people', () => {
    for (const role of ['MEDIATOR', 'UNION_OFFICER', 'ADMINISTRATOR'] as const)
      expect(mayKeepRoster(actor('a', 'union', role), 'union')).toBe(true);
    expect(mayKeepRoster(actor('a', 'court', 'MEDIATOR'), 'union')).toBe(false);
    expect(mayKeepRoster(actor('a', 'union', 'CLERK'), 'union')).toBe(false);
    for (const role of ['MEDIATOR', 'UNION_OFFICER', 'ARBITRATOR', 'LEGAL_AID_OFFICER'] as const)
      expect(mayRecordConsent(actor('a', 'union', role), record)).toBe(true);
    expect(mayRecordConsent(actor('a', 'union', 'ADMINISTRATOR'), record)).toBe(false);
    expect(mayRecordConsent(actor('a', 'court', 'MEDIATOR'), record)).toBe(false);
  });
});
