import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { maySeeAllHeaders, maySeeEmployer, maySeeHeader } from './docket.policy.js';

function staff(agency: string, ...roles: Role[]): Actor {
  return { kind: 'STAFF', id: 'someone', name: '样例', agency, organisation: 'X', roles };
}

describe('a header', () => {
  test('is seen by staff whose organisation is in the case', () => {
    expect(maySeeHeader(staff('court', 'CLERK'), true)).toBe(true);
  });

  test('is not seen by staff whose organisation is not, nor by their administrator', () => {
    expect(maySeeHeader(staff('court', 'CLERK', 'JUDGE'), false)).toBe(false);
    expect(maySeeHeader(staff('union', 'ADMINISTRATOR'), false)).toBe(false);
  });

  test('is seen by a leader and by the linkage centre, whatever the case', () => {
    expect(maySeeHeader(staff('docket', 'LEADER'), false)).toBe(true);
    expect(maySeeHeader(staff('docket', 'ADMINISTRATOR'), false)).toBe(true);
  });

  test('is not shown to an organisation that sends a message', () => {
    expect(maySeeHeader({ ...staff('court'), kind: 'ORGANISATION' }, true)).toBe(false);
    expect(maySeeAllHeaders({ ...staff('docket'), kind: 'ORGANISATION' })).toBe(false);
  });
});

test('all headers are for the leader and the centre alone', () => {
  const readers = [staff('court', 'LEADER'), staff('docket'), staff('court', 'JUDGE')];
  expect(readers.map(maySeeAllHeaders)).toEqual([true, true, false]);
});

test('the employer is shown in the clear to those in the case alone', () => {
  expect([maySeeEmployer(true), maySeeEmployer(false)]).toEqual([true, false]);
});
