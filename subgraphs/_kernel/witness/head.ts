import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import { canonical, readCanonical } from '#kernel/canonical.js';
import { speaker } from '#kernel/exchange/speaker.js';

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);
export const organisationCode = z.string().regex(/^[0-9A-Z]{18}$/);
export const agencyName = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const place = {
  agency: agencyName,
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
};

/** How far an agency’s audit chain had come: the number and hash of its last link. Signed by an organisation of the agency. */
const headShape = z.strictObject({
  what: z.literal('AUDIT_HEAD'),
  organisation: organisationCode,
  at: instant,
  ...place,
});
export type AuditHead = Omit<z.infer<typeof headShape>, 'what'>;

/** What a witness says: it has kept this head. Signed by an organisation of the witness. */
const acknowledgementShape = z.strictObject({
  what: z.literal('AUDIT_HEAD_KEPT'),
  /** Of the witness. */
  organisation: organisationCode,
  receivedAt: instant,
  ...place,
});
export type Acknowledgement = Omit<z.infer<typeof acknowledgementShape>, 'what'>;

/** The text that is signed. The first word keeps a signature from being taken for one over something else. */
export function headText({ agency, organisation, seq, hash, at }: AuditHead): string {
  return canonical({ what: 'AUDIT_HEAD', agency, organisation, seq, hash, at });
}

export function acknowledgementText(content: Acknowledgement): string {
  return canonical({ what: 'AUDIT_HEAD_KEPT', ...content });
}

export const readHead = (text: string): AuditHead | null => readCanonical(text, headShape);
export const readAcknowledgement = (text: string): Acknowledgement | null =>
  readCanonical(text, acknowledgementShape);

/** The agency’s head now; null while its chain is empty. */
export async function ownHead(agency: Agency, now: Date): Promise<AuditHead | null> {
  const [head] = await agency.dataSource.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_head where id = 1',
  );
  if (!head) throw new Error('The audit chain has no head.');
  const { seq, hash } = head;
  if (seq === '0') return null;
  return {
    ...{ agency: agency.manifest.name, organisation: speaker(agency) },
    ...{ seq: Number(seq), hash, at: now.toISOString() },
  };
}
