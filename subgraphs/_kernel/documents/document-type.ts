import { z } from 'zod';
import { lawInForce, table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';
import { Refusal } from '#kernel/refusal.js';

/**
 * APPLICANT, PARTIES, WORKERS, RECIPIENT, DEBTOR  of the parties, whom the document calls so
 * MEDIATOR, ARBITRATOR, JUDGE                     who conducted what it records
 * CHAIR                                           who signs for the issuer (签发人)
 * SEAL                                            the issuer's seal (印章)
 */
export const signerRoles = {
  APPLICANT: '申请人',
  PARTIES: '当事人',
  WORKERS: '推选人',
  RECIPIENT: '受送达人',
  DEBTOR: '债务人',
  MEDIATOR: '调解员',
  ARBITRATOR: '仲裁员',
  JUDGE: '审判员',
  CHAIR: '签发人',
  SEAL: '印章',
} as const;
export type SignerRole = keyof typeof signerRoles;

const name = z.string().regex(/^[a-z][A-Za-z]*$/);
const column = z.strictObject({ name, title: z.string() });
const field = z.strictObject({
  name,
  title: z.string(),
  kind: z.enum(['TEXT', 'DATE', 'MONEY', 'ROWS']).default('TEXT'),
  columns: z.array(column).default([]),
  optional: z.boolean().default(false),
  supplement: z.boolean().default(false),
});
const own = z.strictObject({
  kind: z.literal('OWN'),
  series: z.string().regex(/^[a-z-]+$/),
  pattern: z.string().regex(/\{year\}.*\{serial\}/),
});
const numbering = own
  .or(z.strictObject({ kind: z.literal('RECORD') }))
  .or(z.strictObject({ kind: z.literal('NONE') }));

const documentRow = z.strictObject({
  id: z.string().regex(/^[A-Z_]+$/),
  title: z.string(),
  titleLines: z.array(z.string()).default([]),
  issuers: z.array(z.string()).min(1),
  signedBy: z.array(z.enum(Object.keys(signerRoles) as [SignerRole, ...SignerRole[]])),
  copies: z.int().positive().or(z.literal('PER_RESPONDENT')).default(1),
  number: numbering,
  office: z.string().nullable().default(null),
  restricted: z.boolean().default(false),
  official: z.boolean().default(false),
  headed: z.boolean().default(false),
  fields: z.array(field).min(1),
  text: z
    .strictObject({ addressee: z.string().nullable().default(null), body: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type DocumentType = z.infer<typeof documentRow>;
export type DocumentField = DocumentType['fields'][number];

/** The types of documents of the linkage: schema/law/documents.yaml. */
export const documentTypes = table('documents.yaml', documentRow);

/** A type that is in force on that day. Refuses with BAD_INPUT. */
export function documentType(id: string, on: string): DocumentType {
  const found = documentTypes().find((row) => row.id === id && lawInForce(row, on));
  if (found) return found;
  throw new Refusal(
    'BAD_INPUT',
    `没有“${id.slice(0, 40)}”这种文书。`,
    '文书种类见 schema/law/documents.yaml。',
  );
}

/** What the register calls it; its code where the register has no such type any more. */
export function documentTitle(id: string): string {
  return documentTypes().find((row) => row.id === id)?.title ?? id;
}
