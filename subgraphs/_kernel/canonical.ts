import { createHash } from 'node:crypto';
import serialize from 'canonicalize';

/** Canonical JSON (RFC 8785): the one text of a value, so that a signature over it outlives any transport. */
export function canonical(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('This value has no JSON text.');
  return text;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
