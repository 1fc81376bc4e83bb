import { whyNoAnswer } from '#kernel/exchange/no-answer.js';
import type { Agency } from '#kernel/agency.js';
import { readCanonical, sha256 } from '#kernel/canonical.js';
import { bundleOf, bundlePath, readReplies } from './bundle.js';
import { sourceOf } from './envelope.js';
import { keyOf, signatureHolds, signText } from './keyring.js';
import type { OutboxMessageEntity } from './outbox-message.entity.js';
import { readSignedReceipt, type Receipt, receiptShape } from './receipt.js';

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

/** Delivers one message and checks the receipt: the receiver's signature, and the hash of exactly what was sent. */
export async function deliver(
  agency: Agency,
  transport: Transport,
  message: OutboxMessageEntity,
): Promise<Delivery> {
  const receiver = agency.book.find(message.destination);
  if (!receiver) return { kind: 'failed', reason: 'UNKNOWN_RECEIVER' };
  let answer;
  try {
    answer = await transport(receiver.endpoint, message);
  } catch (error) {
    return { kind: 'failed', reason: whyNoAnswer(error) };
  }
  return outcomeOf(agency, message, answer);
}

/** Until when an agency sends to an address message by message. */
const knowsNoBundles = new WeakMap<Agency, Map<string, number>>();
const askAgainAfter = 60_000;

function singly(agency: Agency): Map<string, number> {
  const known = knowsNoBundles.get(agency) ?? new Map<string, number>();
  knowsNoBundles.set(agency, known);
  return known;
}

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
  if (!endpoint || !transport.together || (singly(agency).get(endpoint) ?? 0) > Date.now()) return [];
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
    singly(agency).set(endpoint, Date.now() + askAgainAfter);
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
  if (status === 426) return { kind: 'failed', reason: 'VERSION_UNKNOWN' };
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

/** How far a receipt's time may be off: by a receiver's clock that is wrong, and by one that is right. */
const wrongClock = 24 * 3_600_000;
const clockSkew = 5 * 60_000;

/**
 * The receipt, if it is the receiver's for exactly what was sent. A key that holds now vouches for whatever time its owner's clock
 * shows; by a key that was revoked or has ended, a receipt counts only from the time between sending and that end, so that nobody
 * dates one back.
 */
async function readReceipt(
  agency: Agency,
  message: OutboxMessageEntity,
  body: string,
): Promise<Receipt | null> {
  const signed = readSignedReceipt(body);
  const receipt = signed && readCanonical(signed.receipt, receiptShape);
  if (!receipt || !isFor(message, receipt)) return null;
  const now = new Date();
  const holdsNow = keyOf(agency.book, message.destination, signed.keyId, now) !== null;
  if (!isFromAfter(message, receipt, holdsNow ? wrongClock : clockSkew)) return null;
  const at = holdsNow ? now : new Date(receipt.receivedAt);
  return (await signatureHolds(agency.book, message.destination, signed.receipt, signed, at))
    ? receipt
    : null;
}

function isFor(message: OutboxMessageEntity, receipt: Receipt): boolean {
  return (
    receipt.messageId === message.id &&
    receipt.source === sourceOf(message.sender) &&
    receipt.dest === message.destination &&
    receipt.bodyHash === sha256(message.text)
  );
}

function isFromAfter(message: OutboxMessageEntity, receipt: Receipt, skew: number): boolean {
  const receivedAt = Date.parse(receipt.receivedAt);
  return receivedAt >= message.createdAt.getTime() - skew && receivedAt <= Date.now() + skew;
}
