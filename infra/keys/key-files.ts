import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Suite } from '#kernel/signing/suite.js';
import { replaceFile } from '../home.js';

/** Makes a key file once; afterwards the file is what counts. Readable by its owner alone. */
async function once(path: string, make: () => string | Promise<string>): Promise<string> {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    replaceFile(path, await make());
  }
  return readFileSync(path, 'utf8');
}

export function ed25519Key(path: string): Promise<KeyObject> {
  return signingKey(path, 'Ed25519');
}

/** A private key in PKCS #8, made by the suite if the file is not there yet. */
export async function signingKey(path: string, suite: Suite): Promise<KeyObject> {
  const pem = await once(path, () => {
    const { privateKey } =
      suite === 'SM2' ? generateKeyPairSync('ec', { namedCurve: 'SM2' }) : generateKeyPairSync('ed25519');
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  return createPrivateKey(pem);
}

export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** 32 random bytes in hex. */
export function secret(path: string): Promise<string> {
  return once(path, () => randomBytes(32).toString('hex'));
}

export function copyOfSecret(path: string, value: string): Promise<string> {
  return once(path, () => value);
}

/** The private JWK an issuer signs its tokens with; its id is the thumbprint. */
export async function es256Jwk(path: string): Promise<void> {
  await once(path, async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = await exportJWK(privateKey);
    return JSON.stringify(
      { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' },
      null,
      2,
    );
  });
}
