import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { acceptOffer, KeyOffer } from './agreed-key.js';

const bytesOf = (key: KeyObject | null) => key?.export().toString('hex');

describe('a key that is agreed on', () => {
  test('is the same on both sides, and another each time', () => {
    const keys = [1, 2].map(() => {
      const offer = new KeyOffer('union');
      const { half, secret } = acceptOffer(offer.text, 'union')!;
      expect(bytesOf(offer.agreed(half))).toBe(bytesOf(secret));
      return bytesOf(secret);
    });
    expect(new Set(keys).size).toBe(2);
  });

  test('is another at another agency', () => {
    const offer = new KeyOffer('union');
    const { half, secret } = acceptOffer(offer.text, 'court')!;
    expect(bytesOf(offer.agreed(half))).not.toBe(bytesOf(secret));
  });

  test('is another for somebody between who answers, or offers, with a half of the own', () => {
    const [offer, between] = [new KeyOffer('union'), new KeyOffer('union')];
    const agency = acceptOffer(offer.text, 'union')!;
    const answeredBetween = acceptOffer(offer.text, 'union')!;
    expect(bytesOf(offer.agreed(answeredBetween.half))).not.toBe(bytesOf(agency.secret));
    expect(bytesOf(between.agreed(agency.half))).not.toBe(bytesOf(agency.secret));
  });

  test.each([
    ['nothing', ''],
    ['a word', 'x'],
    ['a point of small order', Buffer.alloc(32).toString('base64url')],
    ['too much', 'A'.repeat(5000)],
  ])('is none where the other half is %s', (_what, half) => {
    expect(acceptOffer(half, 'union')).toBeNull();
    expect(new KeyOffer('union').agreed(half)).toBeNull();
  });
});
