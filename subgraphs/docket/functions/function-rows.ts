import { z } from 'zod';
import { table } from '#kernel/clock/law.js';

const paper = z.union([z.strictObject({ type: z.string() }), z.strictObject({ words: z.string() })]);
const standing = z.strictObject({ kind: z.string(), states: z.array(z.string()).min(1) });

/** CONSULTATION 咨询 · NEGOTIATION 协商 · MEDIATION 调解 · ARBITRATION 仲裁 · LITIGATION 诉讼 · LEGAL_AID 援助 · LABOUR_INSPECTION 执法 */
export const linkageFunctions = {
  CONSULTATION: 'CONSULTATION',
  NEGOTIATION: 'NEGOTIATION',
  MEDIATION: 'MEDIATION',
  ARBITRATION: 'ARBITRATION',
  LITIGATION: 'LITIGATION',
  LEGAL_AID: 'LEGAL_AID',
  LABOUR_INSPECTION: 'LABOUR_INSPECTION',
} as const;
export type LinkageFunction = keyof typeof linkageFunctions;

const functionRow = z.strictObject({
  function: z.enum(linkageFunctions),
  name: z.string(),
  agency: z.string(),
  /** Only the organisations of the agency that bear this tag in the address book. */
  roster: z.string().optional(),
  basis: z.string(),
  clock: z.strictObject({ rule: z.string(), variant: z.string().optional(), from: z.string() }),
  needs: z.array(paper),
  issues: z.array(paper).min(1),
  arrows: z.array(z.string()).default([]),
  records: z.array(z.strictObject({ kind: z.string(), ended: z.array(z.string()) })),
  after: z.strictObject({ records: z.array(standing).min(1), why: z.string() }).optional(),
  barred: z.array(standing.extend({ why: z.string() })).default([]),
});
export type FunctionRow = z.infer<typeof functionRow>;
export type Paper = z.infer<typeof paper>;

/** The seven functions of the linkage, in the order a matter may need them. */
export const functionRows = table('functions.yaml', functionRow);
