import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Closes a value so that only the holder of the secret, together with this gateway's own key, can read it (AES-256-GCM). */
export function seal(value: unknown, secret: string, gatewayKey: string, use: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(secret, gatewayKey, use), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** The sealed value, or null when the secret is not the one, or the bytes have been changed. */
export function unseal<T>(sealed: Buffer, secret: string, gatewayKey: string, use: string): T | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(secret, gatewayKey, use), sealed.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as T;
  } catch {
    return null;
  }
}

export function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

/** Finds the sessions of one person without saying whose they are. */
export function personHashOf(agency: string, person: string, gatewayKey: string): Buffer {
  return createHmac('sha256', gatewayKey).update(`person\0${agency}\0${person}`).digest();
}

function key(secret: string, gatewayKey: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, gatewayKey, use, 32));
}
