import { describe, expect, test } from 'vitest';
import { receiptShape, signedReceiptShape } from './receipt.js';

const receipt = {
  messageId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d',
  source: '11370499FAKE000725',
  dest: '81370499FAKE000643',
  bodyHash: 'a'.repeat(64),
  receivedAt: '2025-03-01T09:00:00.000+08:00',
  disposition: 'APPLIED',
  code: null,
};

describe('a receipt', () => {
  test('says what was received and what became of it', () => {
    expect(receiptShape.parse(receipt)).toEqual(receipt);
    const refused = { ...receipt, disposition: 'REFUSED', code: 'WRONG_STATE' };
    expect(receiptShape.parse(refused)).toEqual(refused);
    expect(receiptShape.safeParse({ ...receipt, receivedAt: '2025-03-01T01:00:00Z' }).success).toBe(true);
  });

  test.each([
    ['names no message', { ...receipt, messageId: undefined }],
    ['names a message by no number', { ...receipt, messageId: 'one' }],
    ['has no full hash', { ...receipt, bodyHash: 'a'.repeat(63) }],
    ['has too long a hash', { ...receipt, bodyHash: 'a'.repeat(65) }],
    ['has a time without its zone', { ...receipt, receivedAt: '2025-03-01T09:00:00' }],
    ['tells of something else', { ...receipt, disposition: 'LOST' }],
    ['has no word on the code', { ...receipt, code: undefined }],
    ['says applied and why it was not', { ...receipt, code: 'WRONG_STATE' }],
    ['says refused and not why', { ...receipt, disposition: 'REFUSED' }],
    ['gives a sentence for a code', { ...receipt, disposition: 'REFUSED', code: '办不了' }],
    ['says more than a receipt does', { ...receipt, note: '样例' }],
  ])('is none where it %s', (_what, value) => {
    expect(receiptShape.safeParse(value).success).toBe(false);
  });
});

describe('a signed receipt', () => {
  const signed = { receipt: JSON.stringify(receipt), signature: 'x', keyId: 'key#1' };

  test('is a text, a signature and a key', () => {
    expect(signedReceiptShape.parse(signed)).toEqual(signed);
  });

  test.each([
    ['lacks its signature', { receipt: signed.receipt, keyId: 'key#1' }],
    ['lacks its key', { receipt: signed.receipt, signature: 'x' }],
    ['holds the receipt itself and not its text', { ...signed, receipt }],
    ['holds more', { ...signed, note: '样例' }],
  ])('is none where it %s', (_what, value) => {
    expect(signedReceiptShape.safeParse(value).success).toBe(false);
  });
});
