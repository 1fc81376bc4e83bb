import { request } from 'undici';
import { whyNoAnswer } from '#kernel/exchange/no-answer.js';
import type { Agency } from '#kernel/agency.js';
import { sha256 } from '#kernel/canonical.js';
import { sourceOf } from './envelope.js';
import { keyOf, signatureHolds, signText } from './keyring.js';
import type { OutboxMessageEntity } from './outbox-message.entity.js';
import { type Receipt, receiptShape, signedReceiptShape } from './receipt.js';

/** How a delivery ended: a receipt that holds, a wait for a message before it, or a failure to try again. */
export type Delivery =
  | { kind: 'receipt'; receipt: Receipt; text: string }
  | { kind: 'early' }
  | { kind: 'failed'; reason: string };

/** Carries one message to the receiver's address and brings the answer back. */
export type Transport = (
  endpoint: string,
  message: OutboxMessageEntity,
) => Promise<{ status: number; body: string }>;

export const httpTransport: Transport = async (endpoint, message) => {
  const response = await request(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'wufang-key': message.keyId,
      'wufang-signature': message.signature,
    },
    body: message.text,
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
  });
  return { status: response.statusCode, body: await response.body.text() };
};

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
  if (answer.status === 425) return { kind: 'early' };
  if (answer.status === 426) return { kind: 'failed', reason: 'VERSION_UNKNOWN' };
  if (answer.status !== 200) return { kind: 'failed', reason: `HTTP_${answer.status}` };
  const receipt = await readReceipt(agency, message, answer.body);
  return receipt
    ? { kind: 'receipt', receipt, text: answer.body }
    : { kind: 'failed', reason: 'BAD_RECEIPT' };
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
