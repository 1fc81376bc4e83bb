import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { CallVerifier, type GatewayKeys, signCall, type SignedCall } from '#kernel/identity/signed-call.js';
import { FrameReader, writeFrame } from '#kernel/together/channel.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';

/** Of each kind of bad call. */
const count = thorough ? 10_000 : 2_000;

const [gateway, stranger] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const pem = ({ privateKey }: typeof gateway) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = { id: 'gateway#1', privateKey: pem(gateway) };
const listed = {
  publicKey: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: '2099-01-01T00:00:00Z',
};
const keys: GatewayKeys = (id) => (id === 'gateway#1' ? listed : null);
const verifier = (agency = 'court') => new CallVerifier(keys, agency);

const call = (number: number): SignedCall => ({
  ...{ agency: 'court', method: 'POST', path: '/graphql' },
  headers: { authorization: `Bearer token-${number}`, 'content-type': 'application/json' },
  body: `{"query":"{ case(code: ${number}) { id } }"}`,
});

async function signed(number: number, by = key, now = new Date()): Promise<SignedCall> {
  const one = call(number);
  return { ...one, headers: signCall(one, by, now) };
}

let tried = 0;
let accepted = 0;
afterAll(() =>
  // The first test of each kind of key lets the rightly signed ones pass.
  reportFinding({ check: 'calls not rightly signed', tried: tried - 2 * count, wrong: accepted - 2 * count }),
);

/** How many of them a door lets pass. */
async function passed(make: (number: number) => Promise<SignedCall>, door = verifier()): Promise<number> {
  let here = 0;
  for (let number = 0; number < count; number++) if (await door.verify(await make(number))) here++;
  tried += count;
  accepted += here;
  return here;
}

/** One good call of which something is then changed: what is tried is the check, not the signing. */
const good = await signed(0);

/** The same call with one bit of its signature turned. */
function turned(one: SignedCall, number: number): SignedCall {
  const [, before, signature] = /^(wufang=:)(.+):$/.exec(one.headers.signature!)!;
  const bytes = Buffer.from(signature!, 'base64');
  const bit = number % (bytes.length * 8);
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return { ...one, headers: { ...one.headers, signature: `${before}${bytes.toString('base64')}:` } };
}

describe(`of ${count} calls`, () => {
  test('rightly signed all pass, so that the others can fail', async () => {
    expect(await passed(signed)).toBe(count);
  }, 120_000);

  test('played again none passes', async () => {
    const door = verifier();
    expect(await door.verify(good)).toBe('gateway#1');
    expect(await passed(async () => good, door)).toBe(0);
  }, 120_000);

  test('with another body none passes', async () => {
    expect(await passed(async (number) => ({ ...good, body: call(number + 1).body }))).toBe(0);
  }, 120_000);

  test('with another person’s token none passes', async () => {
    const headers = (number: number) => ({ ...good.headers, authorization: `Bearer token-${number + 1}` });
    expect(await passed(async (number) => ({ ...good, headers: headers(number) }))).toBe(0);
  }, 120_000);

  test('with a signature in which one bit is turned none passes', async () => {
    expect(await passed(async (number) => turned(good, number))).toBe(0);
  }, 120_000);

  test('meant for another agency none passes', async () => {
    expect(await passed(async () => good, verifier('union'))).toBe(0);
  }, 120_000);

  test('by a stranger under the gateway’s name none passes', async () => {
    const forged = { id: key.id, privateKey: pem(stranger) };
    expect(await passed((number) => signed(number, forged))).toBe(0);
  }, 120_000);

  test('after their minute none passes', async () => {
    const old = await signed(0, key, new Date(Date.now() - 66_000));
    expect(await passed(async () => old)).toBe(0);
  }, 120_000);
});

describe(`of ${count} frames of a channel`, () => {
  const [secret, stranger] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))];
  const frame = (number: number, by = secret, now = Date.now()): Buffer =>
    Buffer.from(writeFrame(by, number, call(number).body as string, now), 'latin1');
  const first = frame(1);

  /** How many of them are taken by the channels they come over. */
  const taken = (make: (number: number) => Buffer, channelOf: (number: number) => FrameReader): number => {
    let here = 0;
    for (let number = 0; number < count; number++)
      try {
        here += channelOf(number).take(make(number)).length;
      } catch {
        // That channel has ended.
      }
    tried += count;
    accepted += here;
    return here;
  };

  test('rightly written all are taken, so that the others can be refused', () => {
    const channel = new FrameReader(secret);
    const right = (number: number): Buffer => frame(number + 1);
    expect(taken(right, () => channel)).toBe(count);
  });

  test('with one bit turned, with other operations, out of turn, of another channel or late none is taken', () => {
    const turned = (number: number): Buffer => {
      const bytes = Buffer.from(first);
      const bit = number % (bytes.length * 8);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      return bytes;
    };
    const other = (number: number): Buffer =>
      Buffer.from(
        first.toString('latin1').replace('case(code: 1)', `case(code: ${2 + (number % 8)})`),
        'latin1',
      );
    const bad = [
      turned,
      other,
      (number: number) => frame(number + 2),
      () => frame(1, stranger),
      () => frame(1, secret, Date.now() - 66_000),
    ];
    const wrong = (number: number): Buffer => bad[number % bad.length]!(number);
    expect(taken(wrong, () => new FrameReader(secret))).toBe(0);
  });

  test('played again none is taken', () => {
    const channelThatHasIt = (): FrameReader => {
      const channel = new FrameReader(secret);
      channel.take(first);
      return channel;
    };
    expect(taken(() => first, channelThatHasIt)).toBe(0);
  });
});
