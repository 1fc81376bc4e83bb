import { request } from 'undici';
import { whyNoAnswer } from '#kernel/exchange/no-answer.js';
import type { Agency } from '#kernel/agency.js';
import { sha256 } from '#kernel/canonical.js';
import { bundleOf, bundlePath, readReplies } from './bundle.js';
import { sourceOf } from './envelope.js';
import { keyOf, signatureHolds, signText } from './keyring.js';
import type { OutboxMessageEntity } from './outbox-message.entity.js';
import { type Receipt, receiptShape, signedReceiptShape } from './receipt.js';

/** How a delivery ended: a receipt that holds, a wait for a message before it, or a failure to try again. */
export type Delivery =
  | { kind: 'receipt'; receipt: Receipt; text: string }
  | { kind: 'early' }
  | { kind: 'failed'; reason: string };

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Carries one message to the receiver's address and brings the answer back; and several at once, where it can. */
export interface Transport {
  (endpoint: string, message: OutboxMessageEntity): Promise<Answer>;
  /** Carries a bundle. */
  readonly together?: (endpoint: string, bundle: string) => Promise<Answer>;
}

export const httpTransport: Transport = Object.assign(
  (endpoint: string, { text, keyId, signature }: OutboxMessageEntity) =>
    ask(endpoint, text, {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'wufang-key': keyId,
      'wufang-signature': signature,
    }),
  {
    together: (endpoint: string, bundle: string) =>
      ask(endpoint, bundle, { 'content-type': 'application/json; charset=utf-8' }),
  },
);

async function ask(endpoint: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const timeouts = { headersTimeout: 10_000, bodyTimeout: 10_000 };
  const response = await request(endpoint, { method: 'POST', headers, body, ...timeouts });
  return { status: response.statusCode, body: await response.body.text() };
}

/** Delivers one message and checks the receipt: the receiver's signature, and the hash of exactly what was sent. */
export async function deliver(
  agency: Agency,
  transport: Transport,
  message: OutboxMessageEntity,
): Promise<Delivery> {
  const receiver = agency.book.find(message.destination);
  if (!receiver) return { kind: 'failed', reason: 'UNKNOWN_RECEIVER' };
  try {
    return await outcomeOf(agency, message, await transport(receiver.endpoint, message));
  } catch (error) {
    return { kind: 'failed', reason: whyNoAnswer(error) };
  }
}

const knowsNoBundles = new Map<string, number>();
const askAgainAfter = 60_000;

/**
 * Delivers the first of some messages to one receiver in one request; answers one delivery for each that went. None went
 * where only one can go at a time: a receiver of an older version knows no bundles.
 */
export async function deliverTogether(
  agency: Agency,
  transport: Transport,
  messages: readonly OutboxMessageEntity[],
): Promise<Delivery[]> {
  const endpoint = agency.book.find(messages[0]!.destination)?.endpoint;
  if (!endpoint || !transport.together || (knowsNoBundles.get(endpoint) ?? 0) > Date.now()) return [];
  const { count, body } = bundleOf(messages);
  if (count < 2) return [];
  const sent = messages.slice(0, count);
  const all = (reason: string): Delivery[] => sent.map(() => ({ kind: 'failed', reason }));
  let answer;
  try {
    answer = await transport.together(`${endpoint}${bundlePath}`, body);
  } catch (error) {
    return all(whyNoAnswer(error));
  }
  if (answer.status === 404) {
    knowsNoBundles.set(endpoint, Date.now() + askAgainAfter);
    return [];
  }
  if (answer.status !== 200) return all(`HTTP_${answer.status}`);
  const replies = readReplies(answer.body, count);
  if (!replies) return all('BAD_RECEIPT');
  return Promise.all(sent.map((message, at) => outcomeOf(agency, message, replies[at]!)));
}

async function outcomeOf(
  agency: Agency,
  message: OutboxMessageEntity,
  { status, body }: Answer,
): Promise<Delivery> {
  if (status === 425) return { kind: 'early' };
  if (status !== 200) return { kind: 'failed', reason: `HTTP_${status}` };
  const receipt = await readReceipt(agency, message, body);
  return receipt ? { kind: 'receipt', receipt, text: body } : { kind: 'failed', reason: 'BAD_RECEIPT' };
}

/** A message that waited until its key was revoked or ended is signed with the present one; says whether it was. */
export async function signAnew({ book, keyring }: Agency, message: OutboxMessageEntity): Promise<boolean> {
  const { sender, keyId } = message;
  if (keyOf(book, sender, keyId, new Date()) || !keyring.signing.has(sender)) return false;
  Object.assign(message, await signText(keyring, sender, message.text));
  return true;
}

async function readReceipt(
  agency: Agency,
  message: OutboxMessageEntity,
  body: string,
): Promise<Receipt | null> {
  try {
    const signed = signedReceiptShape.parse(JSON.parse(body));
    const receipt = receiptShape.parse(JSON.parse(signed.receipt));
    const same =
      receipt.messageId === message.id &&
      receipt.source === sourceOf(message.sender) &&
      receipt.dest === message.destination &&
      receipt.bodyHash === sha256(message.text);
    const at = new Date(receipt.receivedAt);
    return same && (await signatureHolds(agency.book, message.destination, signed.receipt, signed, at))
      ? receipt
      : null;
  } catch {
    return null;
  }
}
