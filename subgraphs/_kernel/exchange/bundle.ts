import { z } from 'zod';
import type { Arrival } from './admit.js';
import type { OutboxMessageEntity } from './outbox-message.entity.js';
import type { Reply } from './reply.js';

/**
 * Several messages to one receiver in one request, each with its own signature, answered by as many replies. It saves
 * connections and transactions and says nothing: what is signed, kept and proved is each message and its receipt.
 */
export const bundlePath = '/together';
export const maximumBundleBytes = 1024 * 1024;
export const mostInBundle = 64;

const arrivalShape = z.strictObject({ text: z.string(), keyId: z.string(), signature: z.string() });
const bundleShape = z.strictObject({ messages: z.array(arrivalShape).min(1).max(mostInBundle) });
const repliesShape = z.strictObject({
  replies: z.array(z.strictObject({ status: z.number().int(), body: z.string() })),
});

/** The messages of a bundle; null for what is none. */
export function readBundle(text: string): Arrival[] | null {
  return read(text, bundleShape)?.messages ?? null;
}

export function writeReplies(replies: readonly Reply[]): string {
  return JSON.stringify({ replies });
}

/** One reply a message; null for anything else. */
export function readReplies(text: string, count: number): { status: number; body: string }[] | null {
  const replies = read(text, repliesShape)?.replies;
  return replies?.length === count ? replies : null;
}

/** Bundles the first of the messages, as many as may go in one; answers how many those are. One alone is no bundle. */
export function bundleOf(messages: readonly OutboxMessageEntity[]): { count: number; body: string } {
  const parts: string[] = [];
  let bytes = 32;
  for (const { text, keyId, signature } of messages.slice(0, mostInBundle)) {
    const part = JSON.stringify({ text, keyId, signature });
    bytes += Buffer.byteLength(part) + 1;
    if (bytes > maximumBundleBytes) break;
    parts.push(part);
  }
  return { count: parts.length, body: `{"messages":[${parts.join(',')}]}` };
}

function read<Value>(text: string, shape: z.ZodType<Value>): Value | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
