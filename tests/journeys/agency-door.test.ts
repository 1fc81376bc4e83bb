import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signCall } from '#kernel/identity/signed-call.js';
import { people } from '../../infra/county/people.js';
import { agencyNames, type AgencyName } from '../../infra/county/process-table.js';
import { mintToken } from '../../infra/identity/mint-token.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';

let hub: BootedHub;
beforeAll(async () => {
  hub = await bootHub();
});
afterAll(() => hub?.stop());

const body = JSON.stringify({ query: '{ __typename }' });
const json = { 'content-type': 'application/json' };

const gatewayKey = () => ({
  id: 'gateway#1',
  privateKey: readFileSync(join(hub.keys, 'gateway/gateway.pem'), 'utf8'),
});
const strangersKey = () => ({
  id: 'gateway#1',
  privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

function token(
  options: { audience?: string; lifetime?: number; issuer?: string; organisation?: string } = {},
): Promise<string> {
  const person = people.find(({ id }) => id === 'court-clerk')!;
  const { organisation = person.organisation, issuer = `${hub.url}/idp/court`, ...rest } = options;
  return mintToken({
    keysDir: join(hub.keys, 'identity'),
    issuer,
    person: { ...person, organisation },
    ...rest,
  });
}

async function call(
  agency: AgencyName,
  headers: Record<string, string>,
  text = body,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${hub.agency(agency).url}/graphql`, { method: 'POST', headers, body: text });
  return { status: response.status, text: await response.text() };
}

async function signed(
  agency: AgencyName,
  headers: Record<string, string>,
  key = gatewayKey(),
  text = body,
): Promise<Record<string, string>> {
  return signCall({ agency, method: 'POST', path: '/graphql', headers, body: text }, key);
}

describe.each(agencyNames)('the door of %s', (agency) => {
  const closed = async (headers: Record<string, string>, text = body): Promise<void> => {
    const answer = await call(agency, headers, text);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message: '请先登录。', extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }],
    });
  };

  test('opens to the gateway’s signature with a clerk’s own token', async () => {
    const answer = await call(
      agency,
      await signed(agency, { ...json, authorization: `Bearer ${await token()}` }),
    );
    expect([answer.status, answer.text]).toEqual([200, '{"data":{"__typename":"Query"}}\n']);
  });

  test('stays shut without a gateway signature', async () => {
    await closed(json);
    await closed({ ...json, authorization: `Bearer ${await token()}` });
  });

  test('stays shut with the gateway’s signature but no clerk token', async () =>
    closed(await signed(agency, json)));

  test('stays shut to a stranger’s signature', async () =>
    closed(await signed(agency, { ...json, authorization: `Bearer ${await token()}` }, strangersKey())));

  test.each([
    ['of another audience', { audience: 'elsewhere' }],
    ['that has run out', { lifetime: -60 }],
    ['of another agency’s issuer', { issuer: 'union' }],
    ['for an organisation of another agency', { organisation: '81370499FAKE000643' }],
  ])(
    'stays shut with a token %s',
    async (
      _what,
      {
        issuer,
        ...options
      }: { issuer?: string; audience?: string; lifetime?: number; organisation?: string },
    ) => {
      const bad = await token({ ...options, ...(issuer ? { issuer: `${hub.url}/idp/${issuer}` } : {}) });
      await closed(await signed(agency, { ...json, authorization: `Bearer ${bad}` }));
    },
  );

  test('stays shut to introspection, the service’s SDL and entities asked for directly', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ _service { sdl } }',
      '{ _entities(representations: [{__typename:"Case",id:"x"}]) { __typename } }',
    ]) {
      await closed(json, JSON.stringify({ query }));
    }
    const get = await fetch(`${hub.agency(agency).url}/graphql?query={__typename}`);
    expect(get.status).toBe(401);
  });

  test('stays shut to a call played again, or with another body under the same signature', async () => {
    const headers = await signed(agency, { ...json, authorization: `Bearer ${await token()}` });
    expect((await call(agency, headers)).status).toBe(200);
    await closed(headers);
    const other = await signed(agency, { ...json, authorization: `Bearer ${await token()}` });
    await closed(other, JSON.stringify({ query: '{ _service { sdl } }' }));
  });
});
