import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { canonical, readCanonical, sha256 } from '#kernel/canonical.js';
import { signatureHolds, signText } from '#kernel/exchange/keyring.js';
import type { Arrival } from '#kernel/exchange/receive.js';
import { speaker } from '#kernel/exchange/speaker.js';
import { agencyName, organisationCode } from './head.js';
import { freshMilliseconds } from './witness-head.js';

export const headsAPage = 1_000;
export const maximumQuestionBytes = 1024;

/** Asks a witness for the heads it keeps of an agency, from a number on. Signed by an organisation of who asks. */
export const questionShape = z.strictObject({
  what: z.literal('HEADS_QUESTION'),
  /** Whose heads. */
  agency: agencyName,
  /** The agency asked. */
  witness: agencyName,
  /** Who asks. */
  organisation: organisationCode,
  after: z.int().nonnegative(),
  at: z.iso.datetime(),
});
export type HeadsQuestion = z.infer<typeof questionShape>;

const keptHead = z.strictObject({
  ...{ organisation: organisationCode, seq: z.int().positive(), hash: z.string(), at: z.iso.datetime() },
  ...{ signature: z.string(), keyId: z.string() },
});
export type KeptHead = z.infer<typeof keptHead>;

/** A page of kept heads, lowest first, tied to its question. Signed by an organisation of the witness. */
export const pageShape = z.strictObject({
  what: z.literal('HEADS_KEPT'),
  organisation: organisationCode,
  /** SHA-256, hex, of the question. */
  question: z.string(),
  heads: z.array(keptHead),
  more: z.boolean(),
});

export interface PageReply {
  status: 200 | 400 | 401 | 410 | 421;
  body: string;
}

/** Answers a witness’s door: the heads of an agency as they were signed. Any organisation of the address book may ask. */
export async function answerHeads(
  agency: Agency,
  name: string,
  arrival: Arrival,
  now = new Date(),
): Promise<PageReply> {
  const question =
    arrival.text.length > maximumQuestionBytes ? null : readCanonical(arrival.text, questionShape);
  if (!question || question.agency !== name) return refuse(400, 'MALFORMED');
  if (!agency.book.find(question.organisation)) return refuse(401, 'UNKNOWN_SENDER');
  if (question.witness !== agency.manifest.name) return refuse(421, 'NOT_ADDRESSED_HERE');
  if (!(await signatureHolds(agency.book, question.organisation, arrival.text, arrival, now)))
    return refuse(401, 'BAD_SIGNATURE');
  if (Math.abs(Date.parse(question.at) - now.getTime()) > freshMilliseconds) return refuse(410, 'NOT_FRESH');
  const organisation = speaker(agency);
  const rows = await keptHeads(agency.dataSource, name, question.after, headsAPage);
  const page = canonical({
    ...{ what: 'HEADS_KEPT', organisation, question: sha256(arrival.text) },
    ...{ heads: rows, more: rows.length === headsAPage },
  });
  const signed = await signText(agency.keyring, organisation, page);
  return { status: 200, body: JSON.stringify({ page, ...signed }) };
}

/** The heads a witness’s database keeps of an agency, lowest first. */
export async function keptHeads(
  dataSource: DataSource,
  name: string,
  after = 0,
  most: number | null = null,
): Promise<KeptHead[]> {
  const rows = await dataSource.query<(Omit<KeptHead, 'at'> & { at: Date })[]>(
    `select organisation, seq::float8 as seq, hash, at, signature, key_id as "keyId" from witnessed_head
     where agency = $1 and seq > $2 order by seq limit $3`,
    [name, after, most],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function refuse(status: Exclude<PageReply['status'], 200>, code: string): PageReply {
  return { status, body: JSON.stringify({ code }) };
}
