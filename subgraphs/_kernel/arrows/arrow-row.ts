import { z } from 'zod';
import { evidence, inForce } from '#kernel/clock/rule.js';

const code = z.string().regex(/^[A-Z][A-Z_]*$/);
const side = z.enum(['APPLICANT', 'RESPONDENT']);

const guardRow = z.strictObject({
  code,
  text: z.string(),
  basis: z.string(),
  /** Who weighs it: the sender before it goes out, or the receiver when it takes the referral up. */
  by: z.enum(['SENDER', 'RECEIVER']).default('SENDER'),
  /** What a list in the law names. */
  values: z.array(z.string()).default([]),
  /** From how many people it is met; null where no number stands in it. */
  atLeast: z.int().positive().nullable().default(null),
});
export type ArrowGuardRow = z.infer<typeof guardRow>;

/** What a receiver may do with what has reached it; several are ways to accept, or to send back, the referral itself. */
const receiverMay = z.enum([
  ...(['ACCEPT', 'REPLY', 'MEDIATE', 'CONFIRM', 'REJECT', 'CLOSE', 'RESTRICT', 'ATTEND'] as const),
  ...(['ACKNOWLEDGE', 'KEEP_FLAG', 'ESCALATE', 'RETURN', 'OBJECT', 'FORWARD'] as const),
]);

const consentScope = z.enum([
  ...(['MEDIATION', 'CONFIRMATION', 'ARBITRAL_REVIEW', 'LEGAL_AID', 'SUPPORTED_LITIGATION'] as const),
  ...(['DISCLOSURE', 'ARBITRATION', 'PAYMENT_ORDER'] as const),
]);

/** One arrow: how a matter passes from one agency to another (移送方式). */
export const arrowRow = z.strictObject({
  id: z.string().regex(/^A\d\d$/),
  from: z.array(z.string()).min(1),
  to: z.array(z.string()).min(1),
  name: z.string(),
  basis: z.string(),
  /** Whether it waits until what was sent of its kind in the case has come back or has a result. */
  oneAtATime: z.boolean().default(false),
  /** What goes out, in words. */
  documentOut: z.string(),
  /** Which types of documents.yaml are among it. */
  documents: z.array(code).default([]),
  /** Types of its letter that have no row there. */
  letters: z.array(code).default([]),
  /** The sides whose recorded consent must stand before it is sent, and of which kind: any of these. */
  consent: z.array(side).default([]),
  consentScopes: z.array(consentScope).default([]),
  consentGiven: z.enum(['RECORDED', 'WITH_APPLICATION']).default('RECORDED'),
  guards: z.array(guardRow).default([]),
  answerRule: z.string().nullable().default(null),
  /** The case of the answer rule that governs; its base where null. */
  answerVariant: z.string().nullable().default(null),
  /** After the last day to answer it is the receiver's, and does not go back. */
  returnInTime: z.boolean().default(false),
  /** Whether the parties travel along and both sides see each other's part of the case. */
  identified: z.boolean().default(true),
  handlingRule: z.string().nullable().default(null),
  /** The event the handling limit is counted from. */
  handlingFrom: z.enum(['ACCEPTED', 'RECEIVED', 'CONSENT', 'CLOSED']).default('ACCEPTED'),
  receiverMay: z.array(receiverMay).default([]),
  returnReasons: z.array(code).default([]),
  back: z.string().nullable().default(null),
  next: z.string().nullable().default(null),
  nextArrows: z.array(z.string()).default([]),
  /** Arrows whose result it is: it has no letter of its own. */
  carriedBy: z.array(z.string()).default([]),
  /** Court modes in which it is offered. */
  modes: z.array(z.enum(['P', 'F'])).default(['P', 'F']),
  tag: evidence,
  ...inForce,
});
export type Arrow = z.infer<typeof arrowRow>;

/** Whether one of the arrow's ends is this agency. */
export function leads(ends: readonly string[], agency: string): boolean {
  return ends.includes(agency) || ends.includes('any') || ends.includes('all');
}

/** What the sender has to see to before it goes out. */
export function sendersGuards({ guards }: Arrow): ArrowGuardRow[] {
  return guards.filter(({ by }) => by === 'SENDER');
}
