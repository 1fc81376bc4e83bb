import { expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { mayListLetters, mayProgressLetter, maySendLetter } from './letter.policy.js';

const sender: Actor = {
  ...{ kind: 'ORGANISATION', id: 'sender', name: '样例', agency: 'union', organisation: 'sender', roles: [] },
};
const staff: Actor = { ...sender, kind: 'STAFF', roles: ['UNION_OFFICER'] };
const letter = { sender: 'sender' };

test('news of a letter comes from an organisation that may send one', () => {
  expect(maySendLetter(sender)).toBe(true);
  expect(maySendLetter({ ...sender, agency: 'court' })).toBe(false);
  expect(maySendLetter(staff)).toBe(false);
});

test('news of a letter comes from who sent it', () => {
  expect(mayProgressLetter(sender, letter)).toBe(true);
  expect(mayProgressLetter({ ...sender, organisation: 'another' }, letter)).toBe(false);
  expect(mayProgressLetter({ ...sender, agency: 'court' }, letter)).toBe(false);
  expect(mayProgressLetter(staff, letter)).toBe(false);
});

test('letters are listed to the staff of the agency', () => {
  expect(mayListLetters(staff, 'union')).toBe(true);
  expect(mayListLetters(staff, 'court')).toBe(false);
  expect(mayListLetters(sender, 'union')).toBe(false);
});
