import type { Agency } from '#kernel/agency.js';
import { sha256 } from '#kernel/canonical.js';
import { TooBusy } from '#kernel/signing/sm2-workers.js';
import type { Organisation } from './address-book.js';
import { type Envelope, senderOf } from './envelope.js';
import { type DetachedSignature, keyOf, signatureHolds } from './keyring.js';
import { readEnvelope } from './read-envelope.js';
import { refuse, type Reply } from './reply.js';

/** An arriving message: the exact text and its detached signature. */
export interface Arrival extends DetachedSignature {
  text: string;
}

export const maximumMessageBytes = 256 * 1024;

/** base64url, of the length of a signature. */
const signatureText = /^[\w-]{80,100}$/;

/** A message that is well formed, for us, and signed by a sender we know. */
export interface Admitted {
  envelope: Envelope;
  sender: Organisation;
  arrival: Arrival;
  receivedAt: Date;
}

/** What costs nothing is asked first: size, form, whether it is for us, the sender, the key; the signature last. */
export async function admit(agency: Agency, arrival: Arrival): Promise<Admitted | Reply> {
  if (Buffer.byteLength(arrival.text) > maximumMessageBytes) return refuse(400, 'MALFORMED');
  const envelope = readEnvelope(arrival.text, agency.agreement);
  if (envelope === 'MALFORMED') return refuse(400, envelope);
  if (envelope === 'VERSION_UNKNOWN') return refuse(426, envelope);
  if (!agency.keyring.signing.has(envelope.dest)) return refuse(421, 'NOT_ADDRESSED_HERE');
  const sender = agency.book.find(senderOf(envelope));
  if (!sender) return refuse(401, 'UNKNOWN_SENDER');
  const receivedAt = new Date();
  const key = keyOf(agency.book, sender.code, arrival.keyId, receivedAt);
  if (!key || !signatureText.test(arrival.signature)) return refuse(401, 'BAD_SIGNATURE');
  if (key.suite === 'SM2') {
    const stored = await storedReply(agency, envelope, arrival);
    if (stored) return stored;
  }
  try {
    const { code } = sender;
    const signed = await signatureHolds(agency.book, code, arrival.text, arrival, receivedAt, code);
    return signed ? { envelope, sender, arrival, receivedAt } : refuse(401, 'BAD_SIGNATURE');
  } catch (error) {
    if (error instanceof TooBusy) return refuse(503, 'BUSY');
    throw error;
  }
}

/** The reply to what was checked before and has come again to the byte: a look is cheaper than checking SM2 once more. */
async function storedReply(
  agency: Agency,
  { source, id }: Envelope,
  arrival: Arrival,
): Promise<Reply | null> {
  const [known] = await agency.dataSource.query<{ receipt: string }[]>(
    `select receipt from inbox_message
     where source = $1 and id = $2 and body_hash = $3 and key_id = $4 and signature = $5`,
    [source, id, sha256(arrival.text), arrival.keyId, arrival.signature],
  );
  return known ? { status: 200, body: known.receipt } : null;
}
