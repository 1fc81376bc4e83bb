import { createHash } from 'node:crypto';
import serialize from 'canonicalize';
import type { z } from 'zod';

/** Canonical JSON (RFC 8785): the one text of a value, so that a signature over it outlives any transport. */
export function canonical(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('This value has no JSON text.');
  return text;
}

/** Reads a text that is canonical and says what its shape asks for; null for any other. */
export function readCanonical<Value>(text: string, shape: z.ZodType<Value>): Value | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = shape.safeParse(value);
    return parsed.success && canonical(value) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
