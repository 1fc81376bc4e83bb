import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { needNeutral } from './need-neutral.js';

const keyring = { signing: new Map(), matching: randomBytes(32) };
const key = (idNumber: string): string => matchingKey(keyring, 'PERSON', idNumber);
const barred = [{ personKey: key('370499198107170346') }];

test('whoever mediated the case takes no other part in it', () => {
  expect(() => needNeutral(key('370499198107170346'), barred)).toThrow(
    expect.objectContaining({ code: 'CONFLICT_OF_INTEREST' }),
  );
});

test('anybody else may', () => {
  expect(() => needNeutral(key('370499199402280366'), barred)).not.toThrow();
  expect(() => needNeutral(key('370499198107170346'), [])).not.toThrow();
});
