import type { Agency } from '#kernel/agency.js';
import { canonical, readCanonical, sha256 } from '#kernel/canonical.js';
import { type Envelope, sourceOf } from '#kernel/exchange/envelope.js';
import { signatureHolds } from '#kernel/exchange/keyring.js';
import { looseShape } from '#kernel/exchange/read-envelope.js';
import { readSignedReceipt, type Receipt, receiptShape } from '#kernel/exchange/receipt.js';
import type { Pair } from './marks.js';
import type { Resent } from './resend.js';

/** A message of our own that comes back from whom we sent it to, proved by our signature and by its receipt. */
export interface OwnMessage {
  envelope: Envelope;
  sent: Resent;
  receipt: Receipt;
  /** The signed receipt, to the byte. */
  receiptText: string;
}

/** Reads what is said to be our own message about a case; null unless our own key signed it and the receipt is the peer's. */
export async function readOwnMessage(
  { book }: Agency,
  { organisation, peer }: Pair,
  caseCode: string,
  sent: Resent,
): Promise<OwnMessage | null> {
  try {
    const envelope = looseShape.parse(JSON.parse(sent.text)) as Envelope;
    const receiptText = sent.receipt ?? '';
    const signed = readSignedReceipt(receiptText);
    const receipt = signed && readCanonical(signed.receipt, receiptShape);
    if (!receipt) return null;
    const receivedAt = new Date(receipt.receivedAt);
    const ours =
      canonical(envelope) === sent.text &&
      envelope.source === sourceOf(organisation) &&
      envelope.dest === peer &&
      envelope.caseid === caseCode &&
      (await signatureHolds(book, organisation, sent.text, sent, receivedAt));
    const theirs =
      receipt.messageId === envelope.id &&
      receipt.source === envelope.source &&
      receipt.dest === peer &&
      receipt.bodyHash === sha256(sent.text) &&
      (await signatureHolds(book, peer, signed.receipt, signed, receivedAt));
    return ours && theirs ? { envelope, sent, receipt, receiptText } : null;
  } catch {
    return null;
  }
}
