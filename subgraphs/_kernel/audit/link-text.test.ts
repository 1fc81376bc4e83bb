import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '#kernel/canonical.js';
import { linkHash } from './record.js';
import { linkText } from './link-text.js';

const word = fc.string({ unit: 'grapheme' });
const link = fc.record({
  ...{ seq: fc.nat().map(String), at: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()) },
  ...{ actorId: word, actorOrganisation: word, act: word, subject: word, previous: word },
  ...{ caseCode: fc.option(word), delegateId: fc.option(word), details: fc.dictionary(word, fc.jsonValue()) },
});

test('the text of a link is its canonical JSON, without a delegate where there is none', () => {
  fc.assert(
    fc.property(link, ({ delegateId, ...rest }) => {
      const expected = canonical({ ...rest, ...(delegateId !== null && { delegateId }) });
      expect(linkText({ ...rest, delegateId })).toBe(expected);
    }),
  );
});

test('a link hashed before delegates were known has the hash it had', () => {
  const old = {
    ...{ seq: '1', at: new Date('2025-01-02T03:04:05.678Z'), actorId: 'clerk', actorOrganisation: 'here' },
    ...{ delegateId: null, act: 'case.look', subject: 'x', caseCode: null, details: { b: 1, a: '甲' } },
    previous: '0'.repeat(64),
  };
  expect(linkHash(old)).toBe('88dcc1952c8458bb4348dfd21177dae3e766a533cdf2e95d4e98fbb854daa57b');
});
