import { describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { mayDelegate, mayEndDelegation, mayListDelegations } from './delegation.policy.js';

const judge: Actor = {
  ...{
    kind: 'STAFF',
    id: 'judge',
    name: '样例法官',
    agency: 'court',
    organisation: 'ours',
    roles: ['JUDGE'],
  },
};
const administrator: Actor = { ...judge, id: 'administrator', roles: ['ADMINISTRATOR'] };
const delegate = { id: 'colleague', name: '样例' };
const message: Actor = { ...judge, kind: 'ORGANISATION' };
const delegation = { principalId: 'judge', organisation: 'ours' };

describe('work', () => {
  test('is delegated by staff of the agency, who have a role to delegate', () => {
    expect(mayDelegate(judge, 'court')).toBe(true);
    expect(mayDelegate(judge, 'union')).toBe(false);
    expect(mayDelegate({ ...judge, roles: [] }, 'court')).toBe(false);
  });

  test('is not delegated on, nor by an organisation', () => {
    expect(mayDelegate({ ...judge, delegate }, 'court')).toBe(false);
    expect(mayDelegate(message, 'court')).toBe(false);
  });
});

describe('a delegation is ended', () => {
  test('by whoever gave it, and by the administrator of the organisation', () => {
    expect(mayEndDelegation(judge, delegation)).toBe(true);
    expect(mayEndDelegation(administrator, delegation)).toBe(true);
  });

  test.each([
    ['a colleague', { ...judge, id: 'colleague' }],
    ['the delegate in the principal’s place', { ...judge, delegate }],
    ['who stands in for the administrator', { ...administrator, delegate }],
    ['an administrator elsewhere', { ...administrator, organisation: 'theirs' }],
    ['somebody elsewhere of the same staff id', { ...judge, organisation: 'theirs' }],
    ['a message', message],
  ])('not by %s', (_who, actor) => {
    expect(mayEndDelegation(actor, delegation)).toBe(false);
  });
});

describe('delegations are listed', () => {
  test('to the agency’s staff', () => {
    expect(mayListDelegations({ ...judge, roles: [] }, 'court')).toBe(true);
  });

  test('not to others, nor to who acts for somebody', () => {
    expect(mayListDelegations(judge, 'union')).toBe(false);
    expect(mayListDelegations({ ...judge, delegate }, 'court')).toBe(false);
    expect(mayListDelegations(message, 'court')).toBe(false);
  });
});
