import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';
import { issuedTokenSeconds } from '#kernel/identity/token-life.js';
import type { Person } from '../county/people.js';
import { gatewayClient } from './issuer.js';

export interface MintOptions {
  /** The identity process's own key folder. */
  keysDir: string;
  /** The issuer's name as the address book has it. */
  issuer: string;
  person: Person;
  /** Validity in seconds from now; negative for a token that has run out. No door takes a token for longer than a minute. */
  lifetime?: number;
  audience?: string;
  /** When it is issued; now if left out. */
  at?: Date;
}

/** An access token as the person's issuer would hand it out, without a sign-in: for programs and tests of a development hub. */
export async function mintToken({
  keysDir,
  issuer,
  person,
  lifetime = issuedTokenSeconds,
  audience = 'wufang',
  at = new Date(),
}: MintOptions): Promise<string> {
  const jwk = JSON.parse(readFileSync(join(keysDir, `${person.agency}.jwk.json`), 'utf8')) as JWK;
  const now = Math.floor(at.getTime() / 1000);
  const { id, name, agency, organisation, roles } = person;
  return new SignJWT({
    name,
    agency,
    organisation,
    roles: [...roles],
    client_id: gatewayClient,
    scope: 'case',
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid })
    .setIssuer(issuer)
    .setSubject(id)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime)
    .sign(await importJWK(jwk, 'ES256'));
}
