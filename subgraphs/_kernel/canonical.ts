import { createHash } from 'node:crypto';
import serialize from 'canonicalize';
import type { z } from 'zod';

/** Canonical JSON (RFC 8785): the one text of a value, so that a signature over it outlives any transport. */
export function canonical(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('This value has no JSON text.');
  return text;
}

/** Far above the deepest of what is agreed on: nothing that walks through a value runs out of stack. */
const deepest = 32;

/** Reads a text that is canonical and says what its shape asks for; null for any other. */
export function readCanonical<Value>(text: string, shape: z.ZodType<Value>): Value | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isReadable(value)) return null;
    const parsed = shape.safeParse(value);
    return parsed.success && canonical(value) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether every reader sees the same: no field that some readers pass over, and not too deep. */
export function isReadable(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((part) => isReadable(part, levels - 1));
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
