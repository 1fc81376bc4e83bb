import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { people } from '../../../infra/county/people.js';
import { gatewayClient } from '../../../infra/identity/issuer.js';

export const question = JSON.stringify({ query: '{ courtWho }' });
const json = { 'content-type': 'application/json' };

/** The status with which the gateway answers who comes with this token. */
export async function atGateway(hub: ToyHub, token: string): Promise<number> {
  const headers = { ...json, authorization: `Bearer ${token}` };
  const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: question });
  await response.body?.cancel();
  return response.status;
}

/** The status with which the court's own door answers a call that the gateway, or who has its key, signed. */
export async function atAgency(hub: ToyHub, token: string, key = gatewayKeyOf(hub)): Promise<number> {
  const url = hub.book.organisationsOf('court')[0]!.graphql;
  const headers = signCall(
    {
      agency: 'court',
      ...{ method: 'POST', path: '/graphql', headers: { ...json, authorization: `Bearer ${token}` } },
      body: question,
    },
    key,
  );
  const response = await fetch(url, { method: 'POST', headers, body: question });
  await response.body?.cancel();
  return response.status;
}

export function gatewayKeyOf(hub: ToyHub, number = 1): CallKey {
  const file = number === 1 ? 'gateway.pem' : `gateway-${number}.pem`;
  return {
    id: `gateway#${number}`,
    privateKey: readFileSync(join(hub.keys, 'gateway', file), 'utf8'),
  };
}

export function issuerJwk(hub: ToyHub, agency = 'court'): JWK {
  return JSON.parse(readFileSync(join(hub.keys, 'identity', `${agency}.jwk.json`), 'utf8')) as JWK;
}

export function issuerKey(hub: ToyHub, agency = 'court'): KeyObject {
  return createPrivateKey({ key: issuerJwk(hub, agency), format: 'jwk' });
}

export function issuerPublicPem(hub: ToyHub): string {
  return createPublicKey(issuerKey(hub)).export({ type: 'spki', format: 'pem' }).toString();
}

export function strangerKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

export interface Forgery {
  header?: Record<string, unknown>;
  /** Instead of the true claim; undefined leaves it out. */
  claims?: Record<string, unknown>;
  key?: KeyObject | Uint8Array;
}

/** A token as the court's issuer gives it to its clerk, with something else in it. */
export async function forge(hub: ToyHub, { header, claims, key }: Forgery = {}): Promise<string> {
  const person = people.find(({ id }) => id === 'court-clerk')!;
  const jwk = issuerJwk(hub);
  const now = Math.floor(Date.now() / 1000);
  const { id: sub, name, agency, organisation, roles } = person;
  const payload: JWTPayload = {
    ...{ iss: `${hub.url}/idp/court`, sub, aud: 'wufang', iat: now, exp: now + 45, jti: 'j' },
    ...{ name, agency, organisation, roles, client_id: gatewayClient, scope: 'case' },
    ...claims,
  };
  const whole = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(whole)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid, ...header })
    .sign(key ?? (await importJWK(jwk, 'ES256')));
}

/** A token taken apart and put together again with other words, under the old signature. */
export function edited(token: string, part: 0 | 1, change: Record<string, unknown>): string {
  const parts = token.split('.');
  const words = JSON.parse(Buffer.from(parts[part]!, 'base64url').toString()) as object;
  parts[part] = Buffer.from(JSON.stringify({ ...words, ...change })).toString('base64url');
  return parts.join('.');
}

/** Limits no test here reaches: what is asked of these tests is 401, not 429. */
export const noThrottle = {
  THROTTLE_OPERATIONS: '100000',
  THROTTLE_ROOT_FIELD: '100000',
  THROTTLE_MUTATIONS: '100000',
  THROTTLE_SIGN_IN: '100000',
  THROTTLE_ANONYMOUS: '100000',
};
