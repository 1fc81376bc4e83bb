import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { clockTolerance, oldestTokenSeconds } from '#kernel/identity/token-life.js';
import {
  atAgency,
  atGateway,
  edited,
  forge,
  issuerKey,
  issuerPublicPem,
  noThrottle,
  strangerKey,
} from './doors.js';

let hub: ToyHub;
/** Where a forger keeps keys of their own, and hears whether anybody came for them. */
let lure: Server;
let visits = 0;
let lureUrl: string;
const stranger = strangerKey();

beforeAll(async () => {
  hub = await startToyHub(noThrottle);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(stranger)), d: undefined, kid: 'mine' }] });
  lure = createServer((_request, response) => {
    visits++;
    response.setHeader('content-type', 'application/json').end(keys);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => lure.once('listening', resolve));
  lureUrl = `http://127.0.0.1:${(lure.address() as AddressInfo).port}/jwks`;
});
afterAll(async () => {
  lure.close();
  await hub.stop();
});

const now = () => Math.floor(Date.now() / 1000);

/** Nobody gets in with it: not by the front door, and not at an agency with a call that the gateway signed. */
async function refusedEverywhere(token: string): Promise<void> {
  expect([await atGateway(hub, token), await atAgency(hub, token)]).toEqual([401, 401]);
}

test('the token as its issuer gives it opens both doors', async () => {
  const token = await forge(hub);
  expect([await atGateway(hub, token), await atAgency(hub, token)]).toEqual([200, 200]);
});

describe('a token is refused whose signature is not its issuer’s', () => {
  test('because it has none (alg none, in any spelling)', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
      const [header, payload] = edited(await forge(hub), 0, { alg }).split('.');
      await refusedEverywhere(`${header}.${payload}.`);
    }
  });

  test('because it was made with the public key as an HMAC secret (HS256)', async () => {
    const [header, payload] = edited(await forge(hub), 0, { alg: 'HS256' }).split('.');
    for (const secret of [issuerPublicPem(hub), issuerPublicPem(hub).trim()]) {
      const signature = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
      await refusedEverywhere(`${header}.${payload}.${signature}`);
    }
  });

  test.each(['ES384', 'RS256', 'PS256', 'EdDSA', 'HS512', ''])(
    'because the header names another algorithm: %s',
    async (alg) => refusedEverywhere(edited(await forge(hub), 0, { alg })),
  );

  test('because a stranger signed it under the issuer’s key id', async () =>
    refusedEverywhere(await forge(hub, { key: stranger })));

  test('because another agency’s issuer signed it', async () =>
    refusedEverywhere(await forge(hub, { key: issuerKey(hub, 'union') })));

  test.each([
    ['a path', '../../../../dev/null'],
    ['SQL', `x' union select 'AA' --`],
    ['an address', 'http://127.0.0.1:1/jwks'],
    ['a command', '| /usr/bin/id'],
    ['nothing', ''],
    ['another key', 'mine'],
  ])('because its kid is %s', async (_what, kid) =>
    refusedEverywhere(await forge(hub, { header: { kid }, key: stranger })),
  );

  test.each(['jku', 'x5u'])(
    'though %s says where the stranger’s keys are, and nobody fetches them',
    async (field) => {
      await refusedEverywhere(await forge(hub, { header: { [field]: lureUrl, kid: 'mine' }, key: stranger }));
      expect(visits).toBe(0);
    },
  );

  test('though the stranger’s key is in its header (jwk), or its certificate (x5c)', async () => {
    const jwk = { ...(await exportJWK(stranger)), d: undefined };
    await refusedEverywhere(await forge(hub, { header: { jwk }, key: stranger }));
    await refusedEverywhere(await forge(hub, { header: { x5c: ['AAAA'] }, key: stranger }));
  });

  test('because it asks for a header to be understood that nobody knows (crit)', async () =>
    refusedEverywhere(edited(await forge(hub), 0, { crit: ['b64'], b64: false })));

  test.each([
    ['roles', { roles: ['ADMINISTRATOR', 'JUDGE', 'CLERK'] }],
    ['person', { sub: 'court-judge' }],
    ['organisation', { organisation: '81370499FAKE000643' }],
    ['end', { exp: 4102444800 }],
    ['time of issue', { iat: Math.floor(Date.now() / 1000) - 7 }],
  ])('because its %s was edited afterwards', async (_what, change) =>
    refusedEverywhere(edited(await forge(hub), 1, change)),
  );

  test('because its signature is cut off, doubled or of zeros', async () => {
    const token = await forge(hub);
    const [header, payload, signature] = token.split('.');
    for (const other of ['', signature!.slice(0, 20), signature! + signature!, 'A'.repeat(86)])
      await refusedEverywhere(`${header}.${payload}.${other}`);
  });
});

/** Rightly signed by the issuer of the court, with one claim that is not as it must be. */
describe('a token is refused, though rightly signed, with one claim wrong', () => {
  const wrong: [string, () => Record<string, unknown>][] = [
    ['ended', () => ({ exp: now() - clockTolerance - 1 })],
    ['without an end', () => ({ exp: undefined })],
    ['with an end in words', () => ({ exp: 'tomorrow' })],
    ['not yet valid', () => ({ nbf: now() + 60 })],
    ['issued in the future', () => ({ iat: now() + 60 })],
    ['without a time of issue', () => ({ iat: undefined })],
    [
      'too old, though its end is far off',
      () => ({ iat: now() - oldestTokenSeconds - clockTolerance - 1, exp: now() + 3600 }),
    ],
    ['for another audience', () => ({ aud: 'elsewhere' })],
    ['for no audience', () => ({ aud: undefined })],
    ['of another issuer that the book knows', () => ({ iss: `${hub.url}/idp/union` })],
    ['of an issuer that nobody knows', () => ({ iss: `${hub.url}/idp/tax` })],
    ['of an issuer with a slash too many', () => ({ iss: `${hub.url}/idp/court/` })],
    ['of no issuer', () => ({ iss: undefined })],
    ['for nobody', () => ({ sub: undefined })],
    ['for somebody without a name', () => ({ sub: '' })],
    ['for an organisation of another agency', () => ({ organisation: '81370499FAKE000643' })],
    ['for an organisation that the book does not know', () => ({ organisation: '11370499FAKE999999' })],
    ['for no organisation', () => ({ organisation: undefined })],
    ['for another agency than its issuer’s', () => ({ agency: 'union' })],
    ['with a role that does not exist', () => ({ roles: ['CLERK', 'ROOT'] })],
    ['with roles that are no list', () => ({ roles: 'ADMINISTRATOR' })],
    ['without roles', () => ({ roles: undefined })],
  ];
  test.each(wrong)('%s', async (_what, claims) => refusedEverywhere(await forge(hub, { claims: claims() })));

  test.each(['JWT', 'id+jwt', '', undefined])('an identity token in its place (typ %s)', async (typ) =>
    refusedEverywhere(await forge(hub, { header: { typ } })),
  );
});

test('a token just young enough still opens, so that the age test can fail', async () => {
  const claims = { iat: now() - oldestTokenSeconds + 3, exp: now() + 3600 };
  const token = await forge(hub, { claims });
  expect([await atGateway(hub, token), await atAgency(hub, token)]).toEqual([200, 200]);
});

test('what is no token at all is refused', async () => {
  for (const text of ['.', '..', 'a.b.c', 'null', 'e30.e30.e30', 'x'.repeat(6000)])
    await refusedEverywhere(text);
});
