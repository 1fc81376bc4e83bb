import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Keyring } from '#kernel/agency.js';
import { canonical } from '#kernel/canonical.js';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { signatureHolds, signText } from '#kernel/exchange/keyring.js';
import { isCaseCode, parseCaseCode } from '#kernel/values/case-code.js';
import { type Proof, proofShape } from './answer.js';

/** Long enough to ask the other agencies once, short enough to be worth nothing to a thief. */
export const statementSeconds = 60;
const clockDifference = 5_000;

// The kind keeps it apart from the messages and receipts that the same key signs.
const statementShape = z.strictObject({
  kind: z.literal('PROGRESS_SHOWN'),
  caseCode: z.string().max(60),
  organisation: z.string().max(18),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  nonce: z.string().max(40),
});
export type ProgressStatement = z.infer<typeof statementShape>;

/** The organisation states, for a minute, that somebody showed the right digits for this case. */
export async function issueStatement(
  keyring: Keyring,
  organisation: string,
  caseCode: string,
  now = new Date(),
): Promise<Proof> {
  const statement = canonical({
    kind: 'PROGRESS_SHOWN',
    caseCode,
    organisation,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + statementSeconds * 1000).toISOString(),
    nonce: randomBytes(16).toString('base64url'),
  } satisfies ProgressStatement);
  return { statement, ...(await signText(keyring, organisation, statement)) };
}

/** The case a statement opens, or null: only the organisation whose letter and division the code bears may state it. */
export async function caseOfStatement(
  book: AddressBookCache,
  proof: unknown,
  now = new Date(),
): Promise<string | null> {
  const given = proofShape.safeParse(proof);
  const read = given.success ? readStatement(given.data.statement) : null;
  if (!given.success || !read || !isCaseCode(read.caseCode) || !isFresh(read, now)) return null;
  const { letter, division } = parseCaseCode(read.caseCode);
  const organisation = book.find(read.organisation);
  if (!organisation || organisation.letter !== letter || organisation.division !== division) return null;
  const { code } = organisation;
  const genuine = await signatureHolds(book, code, given.data.statement, given.data, now, code);
  return genuine ? read.caseCode : null;
}

function isFresh({ issuedAt, expiresAt }: ProgressStatement, now: Date): boolean {
  const [from, until] = [Date.parse(issuedAt), Date.parse(expiresAt)];
  return (
    from <= now.getTime() + clockDifference &&
    now.getTime() < until &&
    until - from <= statementSeconds * 1000
  );
}

function readStatement(text: string): ProgressStatement | null {
  try {
    return statementShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
