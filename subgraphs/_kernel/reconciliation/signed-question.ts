import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { canonical, readCanonical, sha256 } from '#kernel/canonical.js';
import type { Organisation } from '#kernel/exchange/address-book.js';
import { senderOf, sourceOf } from '#kernel/exchange/envelope.js';
import { type DetachedSignature, signatureHolds, signText } from '#kernel/exchange/keyring.js';

/** A question of one organisation to another about what they have sent each other: exact text and detached signature. */
export interface SignedText extends DetachedSignature {
  text: string;
}

export type DoorName = 'watermarks' | 'resend';
/** Carries a signed question to a door of another organisation and brings the answer back. */
export type Ask = (
  peer: Organisation,
  door: DoorName,
  question: SignedText,
) => Promise<{ status: number; body: string }>;

export interface DoorReply {
  status: 200 | 400 | 401 | 409 | 421;
  body: string;
}

export const maximumQuestionBytes = 64 * 1024;
/** How far the clocks of two organisations may be apart. */
const freshness = 5 * 60_000;

const organisationCode = z.string().regex(/^[0-9A-Z]{18}$/);
const head = {
  id: z.uuid(),
  source: z.string().regex(/^urn:wufang:[0-9A-Z]{18}$/),
  dest: organisationCode,
  time: z.iso.datetime(),
};
/** What every question says of itself. */
export function questionShape<Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) {
  return z.strictObject({ kind: z.literal(kind), ...head, ...fields });
}
/** An answer names the question it answers, and the hash of exactly what was asked. */
export function answerShape<Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) {
  return questionShape(kind, { questionId: z.uuid(), questionHash: z.string().length(64), ...fields });
}
const signedAnswerShape = z.strictObject({ text: z.string(), signature: z.string(), keyId: z.string() });

type Head = { kind: string; id: string; source: string; dest: string; time: string };

export async function sign(
  agency: Agency,
  sides: { from: string; to: string },
  fields: Record<string, unknown> & { kind: string },
): Promise<SignedText> {
  const { from, to } = sides;
  const time = nextTime();
  const text = canonical({ ...fields, id: randomUUID(), source: sourceOf(from), dest: to, time });
  return { text, ...(await signText(agency.keyring, from, text)) };
}

let lastTime = 0;

/** Now, and later than what was signed before it: receivers take each time once. */
function nextTime(): string {
  lastTime = Math.max(lastTime + 1, Date.now());
  return new Date(lastTime).toISOString();
}

export async function signAnswer(
  agency: Agency,
  question: Head & { text: string },
  fields: Record<string, unknown> & { kind: string },
): Promise<string> {
  const sides = { from: question.dest, to: senderOf(question) };
  const bound = { questionId: question.id, questionHash: sha256(question.text) };
  return JSON.stringify(await sign(agency, sides, { ...fields, ...bound }));
}

/** A question that is well formed, for us, fresh, asked once, and signed by who says to ask. */
export async function admitQuestion<Question extends Head>(
  agency: Agency,
  arrival: SignedText,
  shape: z.ZodType<Question>,
): Promise<(Question & { text: string }) | DoorReply> {
  if (Buffer.byteLength(arrival.text) > maximumQuestionBytes) return refuse(400, 'TOO_LARGE');
  const question = readCanonical(arrival.text, shape);
  if (!question) return refuse(400, 'MALFORMED');
  if (!agency.keyring.signing.has(question.dest)) return refuse(421, 'NOT_ADDRESSED_HERE');
  const sender = senderOf(question);
  if (!agency.book.find(sender)) return refuse(401, 'UNKNOWN_SENDER');
  if (!(await signatureHolds(agency.book, sender, arrival.text, arrival, new Date())))
    return refuse(401, 'BAD_SIGNATURE');
  if (Math.abs(Date.now() - Date.parse(question.time)) > freshness) return refuse(409, 'STALE');
  if (!(await isNewer(agency, question.dest, sender, question.time))) return refuse(409, 'ASKED_BEFORE');
  return { ...question, text: arrival.text };
}

/** Reads an answer: the asked organisation's, to this very question. Null where it is not. */
export async function readAnswer<Answer extends Head & { questionId: string; questionHash: string }>(
  agency: Agency,
  question: SignedText,
  body: string,
  shape: z.ZodType<Answer>,
): Promise<Answer | null> {
  try {
    const signed = signedAnswerShape.parse(JSON.parse(body));
    const answer = readCanonical(signed.text, shape);
    const asked = JSON.parse(question.text) as Head;
    if (!answer || senderOf(answer) !== asked.dest || sourceOf(answer.dest) !== asked.source) return null;
    if (answer.questionId !== asked.id || answer.questionHash !== sha256(question.text)) return null;
    const holds = await signatureHolds(agency.book, asked.dest, signed.text, signed, new Date());
    return holds ? answer : null;
  } catch {
    return null;
  }
}

export function refuse(status: DoorReply['status'], code: string): DoorReply {
  return { status, body: JSON.stringify({ code }) };
}

/** Each question of an organisation is later than the one before: a copy of an old one gets no answer. */
async function isNewer(agency: Agency, organisation: string, peer: string, time: string): Promise<boolean> {
  const rows = await agency.dataSource.query<unknown[]>(
    `insert into reconciliation as r (organisation, peer, heard_at) values ($1, $2, $3)
     on conflict (organisation, peer) do update set heard_at = excluded.heard_at
     where r.heard_at is null or r.heard_at < excluded.heard_at returning 1 as newer`,
    [organisation, peer, time],
  );
  return rows.length > 0;
}
