import { generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { CallSessions, SessionOffer } from '#kernel/identity/call-session.js';
import {
  CallVerifier,
  type GatewayKeys,
  type SessionKey,
  signCall,
  type SignedCall,
} from '#kernel/identity/signed-call.js';
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

async function signed(
  number: number,
  by: typeof key | SessionKey = key,
  now = new Date(),
): Promise<SignedCall> {
  const one = call(number);
  return { ...one, headers: signCall(one, by, now) };
}

let tried = 0;
let accepted = 0;
afterAll(() =>
  // The first test of each kind of key lets the rightly signed ones pass.
  reportFinding({ check: 'calls not rightly signed', tried: tried - 2 * count, wrong: accepted - 2 * count }),
);

interface Door {
  verify(call: SignedCall): Promise<string | null> | string | null;
}

/** How many of them a door lets pass. */
async function passed(
  make: (number: number) => Promise<SignedCall>,
  door: Door = verifier(),
): Promise<number> {
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

describe(`of ${count} calls signed with a key that was agreed on`, () => {
  const agreed = (agency = 'court') => {
    const door = new CallSessions(keys, agency);
    const offer = new SessionOffer(agency);
    return { door, key: offer.agreed(door.accept(offer.text, key.id)!)! };
  };

  test('rightly signed all pass, so that the others can fail', async () => {
    const { door, key } = agreed();
    expect(await passed((number) => signed(number, key), door)).toBe(count);
  }, 120_000);

  test('played again, changed, meant for another agency, made up or late none passes', async () => {
    const { door, key } = agreed();
    const one = await signed(0, key);
    expect(door.verify(one)).toBe('gateway#1');
    const [another, stranger, late] = [agreed('union'), agreed(), new Date(Date.now() - 66_000)];
    const bad = [
      async () => one,
      async (number: number) => turned(one, number),
      async (number: number) => ({ ...one, body: call(number + 1).body }),
      (number: number) => signed(number, another.key),
      (number: number) => signed(number, { id: key.id, secret: stranger.key.secret }),
      (number: number) => signed(number, key, late),
    ];
    expect(await passed((number) => bad[number % bad.length]!(number), door)).toBe(0);
  }, 120_000);
});
