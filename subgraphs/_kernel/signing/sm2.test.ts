import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { Openssl, opensslVersion } from '../../../tests/kit/openssl.js';
import { privatePem, publicPem } from '../../../tests/kit/signed-book.js';
import { signatureCount } from '../../../tests/kit/config.js';
import { checkSm2, signSm2, verifySm2 } from './sm2.js';
import { pointOf, scalarOf } from './suite.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const [scalar, point] = [scalarOf(pair.privateKey), pointOf(pair.publicKey)!];
const sign = (bytes: Uint8Array): Buffer => signSm2(scalar, point, bytes);
const verify = (bytes: Uint8Array, signature: Uint8Array): boolean => verifySm2(point, bytes, signature);
const text = (n: number): Buffer => Buffer.from(`第${n}件 移送 ${'样'.repeat(n % 50)}`);

describe('the signature of the standard', () => {
  test('is checked and made right', () => {
    expect(() => checkSm2()).not.toThrow();
  });

  test('comes out as the standard prints it', () => {
    // GB/T 32918.5-2017, A.2.
    const theirs =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
    const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
    const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
    const printed = Buffer.from(`3046022100${r}022100${s}`, 'hex');
    expect(verifySm2(theirs, Buffer.from('message digest'), printed)).toBe(true);
    expect(verifySm2(theirs, Buffer.from('message digest.'), printed)).toBe(false);
  });
});

describe('a signature by SM2', () => {
  const bytes = text(7);
  const signature = sign(bytes);

  test('is never the same twice, and holds each time', () => {
    expect(sign(bytes)).not.toEqual(signature);
    expect(verify(bytes, signature)).toBe(true);
  });

  test('is bound to its user id and its key', () => {
    expect(verifySm2(point, bytes, signature, '1234567812345679')).toBe(false);
    expect(verifySm2(point, bytes, signSm2(scalar, point, bytes, 'ALICE123@YAHOO.COM'))).toBe(false);
    const other = pointOf(generateKeyPairSync('ec', { namedCurve: 'SM2' }).publicKey)!;
    expect(verifySm2(other, bytes, signature)).toBe(false);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0x30])],
    ['64 bytes side by side', Buffer.alloc(64, 1)],
    ['a byte more at the end', Buffer.concat([signature, Buffer.from([0])])],
    ['a byte less', signature.subarray(0, -1)],
    ['zeros', Buffer.from('3006020100020100', 'hex')],
    ['a number as long as it likes', Buffer.from(`3081ff02${'81'.repeat(100)}`, 'hex')],
    ['a length in two bytes', Buffer.concat([Buffer.from([0x30, 0x81]), signature.subarray(1)])],
  ])('is not %s', (_what, wrong) => {
    expect(verify(bytes, wrong)).toBe(false);
  });

  test('is not one with the order of the curve added to a number, or with leading zeros', () => {
    const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    const length = signature[3]!;
    const r = BigInt(`0x${signature.toString('hex', 4, 4 + length)}`);
    const rest = signature.subarray(4 + length);
    const larger = (r + order).toString(16).padStart(66, '0');
    for (const number of [larger, `00${r.toString(16).padStart(64, '0')}`.padStart(68, '0')]) {
      const encoded = Buffer.concat([Buffer.from([2, number.length / 2]), Buffer.from(number, 'hex'), rest]);
      expect(verify(bytes, Buffer.concat([Buffer.from([0x30, encoded.length]), encoded]))).toBe(false);
    }
  });

  test('does not hold by a point that is not on the curve', () => {
    expect(verifySm2(`04${'11'.repeat(64)}`, bytes, signature)).toBe(false);
  });

  test('does not hold with any one bit of it turned, nor over a text with one bit turned', () => {
    const accepted = [];
    for (let bit = 0; bit < signature.length * 8; bit += Math.ceil((signature.length * 8) / signatureCount))
      if (verify(bytes, turned(signature, bit))) accepted.push(['signature', bit]);
    for (let bit = 0; bit < signatureCount; bit++)
      if (verify(turned(bytes, bit % (bytes.length * 8)), signature)) accepted.push(['text', bit]);
    expect(accepted).toEqual([]);
  });
});

const openssl = opensslVersion();
const withOpenssl = openssl ? `with ${openssl}` : '— skipped: this machine has no OpenSSL 3 command line';

describe.skipIf(!openssl)(`SM2 ${withOpenssl}`, () => {
  const other = new Openssl();
  afterAll(() => other.remove());

  test(`agrees on ${signatureCount} signatures made here`, () => {
    const refused = [];
    for (let n = 0; n < signatureCount; n++)
      if (!other.verifySm2(publicPem(pair.publicKey), text(n), sign(text(n)))) refused.push(n);
    expect(refused).toEqual([]);
  }, 600_000);

  test(`agrees on ${signatureCount} signatures made there`, () => {
    const refused = [];
    for (let n = 0; n < signatureCount; n++)
      if (!verify(text(n), other.signSm2(privatePem(pair.privateKey), text(n)))) refused.push(n);
    expect(refused).toEqual([]);
  }, 600_000);

  test(`refuses what is refused here: ${signatureCount} times one bit turned`, () => {
    const accepted = [];
    for (let n = 0; n < signatureCount; n++) {
      const signature = sign(text(n));
      const wrong = turned(signature, (n * 37) % (signature.length * 8));
      if (other.verifySm2(publicPem(pair.publicKey), text(n), wrong) || verify(text(n), wrong))
        accepted.push(n);
    }
    expect(accepted).toEqual([]);
  }, 600_000);

  test('reads a key made there, in either of its forms', () => {
    for (const words of [
      ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2'],
      ['ecparam', '-name', 'SM2', '-genkey', '-noout'],
    ]) {
      const pem = other.run(...words).toString();
      const key = keyOf(pem);
      other.write('their.pem', pem);
      expect(key.publicPem).toBe(other.run('pkey', '-in', 'their.pem', '-pubout').toString());
      const signature = signSm2(key.scalar, key.point, text(1));
      expect(other.verifySm2(key.publicPem, text(1), signature)).toBe(true);
    }
  });
});

function turned(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

function keyOf(pem: string): { scalar: string; point: string; publicPem: string } {
  const key = createPrivateKey(pem);
  return { scalar: scalarOf(key), point: pointOf(key)!, publicPem: publicPem(createPublicKey(key)) };
}
