import { whyNoAnswer } from '#kernel/exchange/no-answer.js';
import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { signatureHolds, signText } from '#kernel/exchange/keyring.js';
import { type Carrier, overHttp } from './carry.js';
import { GivenHeadEntity } from './given-head.entity.js';
import { type AuditHead, headText, readAcknowledgement } from './head.js';
import { raiseOwnAlarm } from './look-back.js';
import { headsAddress, type Peer } from './peers.js';

const signedAcknowledgement = z.strictObject({
  acknowledgement: z.string(),
  signature: z.string(),
  keyId: z.string(),
});
const contradiction = z.object({
  code: z.literal('CHAIN_CONFLICT'),
  kept: z.strictObject({
    ...{ organisation: z.string(), seq: z.number(), hash: z.string(), at: z.string() },
    ...{ signature: z.string(), keyId: z.string() },
  }),
});

/**
 * Gives the own head to one peer, unless the peer has acknowledged it already; answers whether it has it now. What is not
 * answered is kept and given again; a newer head takes the place of one that still waits, for it says all that one did.
 */
export async function giveHead(
  agency: Agency,
  peer: Peer,
  head: AuditHead,
  carry: Carrier = overHttp,
): Promise<boolean> {
  const { manager } = agency.dataSource;
  const key = { witness: peer.agency, seq: String(head.seq) };
  const known = await manager.findOneBy(GivenHeadEntity, key);
  if (known?.acknowledgedAt && known.hash === head.hash) return true;
  await keepWaiting(agency, peer, head);
  const outcome = await ask(agency, peer, head, carry);
  if (typeof outcome === 'string') {
    await manager.update(GivenHeadEntity, key, { lastError: outcome });
    agency.log.warn({ witness: peer.agency, seq: head.seq, reason: outcome }, 'head not given');
    return false;
  }
  await manager.update(GivenHeadEntity, key, { ...outcome, lastError: null, acknowledgedAt: new Date() });
  return true;
}

async function keepWaiting({ dataSource }: Agency, peer: Peer, head: AuditHead): Promise<void> {
  await dataSource.query(
    `with older as (delete from given_head where witness = $1 and acknowledged_at is null and seq <> $2)
     insert into given_head as given (witness, seq, hash, at, attempts) values ($1, $2, $3, $4, 1)
     on conflict (witness, seq) do update set hash = excluded.hash, at = excluded.at, attempts = given.attempts + 1,
       acknowledgement = null, signature = null, key_id = null, acknowledged_at = null`,
    [peer.agency, head.seq, head.hash, head.at],
  );
}

type Kept = z.infer<typeof signedAcknowledgement>;

/** The peer’s signed acknowledgement, or why there is none. */
async function ask(agency: Agency, peer: Peer, head: AuditHead, carry: Carrier): Promise<Kept | string> {
  const text = headText(head);
  let answer;
  try {
    const signed = await signText(agency.keyring, head.organisation, text);
    answer = await carry('POST', headsAddress(peer), text, signed);
  } catch (error) {
    return whyNoAnswer(error);
  }
  if (answer.status === 409 && (await isContradicted(agency, head, answer.body))) return 'CHAIN_CONFLICT';
  if (answer.status !== 200) return `HTTP_${answer.status}`;
  return (await readAnswer(agency, peer, head, answer.body)) ?? 'BAD_ACKNOWLEDGEMENT';
}

async function readAnswer(agency: Agency, peer: Peer, head: AuditHead, body: string): Promise<Kept | null> {
  const signed = parsed(signedAcknowledgement, body);
  const said = signed && readAcknowledgement(signed.acknowledgement);
  if (!said) return null;
  const holds =
    said.agency === head.agency &&
    said.seq === head.seq &&
    said.hash === head.hash &&
    agency.book.find(said.organisation)?.agency === peer.agency &&
    (await signatureHolds(agency.book, said.organisation, signed.acknowledgement, signed, new Date()));
  return holds ? signed : null;
}

/** Whether the peer shows a head with our own signature that our chain does not lead to: it was set back, or written anew. */
async function isContradicted(agency: Agency, head: AuditHead, body: string): Promise<boolean> {
  const kept = parsed(contradiction, body)?.kept;
  if (!kept || agency.book.find(kept.organisation)?.agency !== head.agency) return false;
  const text = headText({ ...kept, agency: head.agency });
  if (!(await signatureHolds(agency.book, kept.organisation, text, kept, new Date(kept.at)))) return false;
  await raiseOwnAlarm(agency, kept.seq);
  return true;
}

function parsed<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
