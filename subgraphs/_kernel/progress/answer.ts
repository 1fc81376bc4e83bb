import { z } from 'zod';

/** What the doors of the progress query say to the gateway. Codes, dates and organisations; no person, no number, no text. */

const day = z.iso.date();
const organisation = z.strictObject({ agency: z.string().max(60), name: z.string().max(200) });

/** An agency's word that the right digits were shown for a case: canonical text and its signature. */
export const proofShape = z.strictObject({
  statement: z.string().max(1000),
  signature: z.string().max(200),
  keyId: z.string().max(60),
});
export type Proof = z.infer<typeof proofShape>;

/** The answer of the agency that opened the case. Wrong, unknown and too often are one and the same. */
export const shownShape = z
  .strictObject({ shown: z.literal(false) })
  .or(z.strictObject({ shown: z.literal(true), receivedOn: day, by: organisation, proof: proofShape }));
export type Shown = z.infer<typeof shownShape>;

const stepShape = z.strictObject({
  kind: z.string(),
  state: z.string(),
  at: z.iso.datetime(),
  on: day,
  by: organisation,
  /** The earliest limit that runs in the record, where the record still is in this state. */
  dueOn: day.nullable(),
});
const passedOnShape = z.strictObject({
  arrow: z.string(),
  from: organisation,
  to: organisation,
  sentAt: z.iso.datetime(),
  state: z.string(),
  at: z.iso.datetime(),
  on: day,
  dueOn: day.nullable(),
  /** How it ended, and when that was reported. */
  outcome: z.strictObject({ code: z.string(), at: z.iso.datetime() }).nullable(),
});

/** How the case went, as the register of cases tells it to the worker. */
export const courseShape = z.strictObject({
  today: day,
  holder: organisation.nullable(),
  closedOn: day.nullable(),
  dueOn: day.nullable(),
  steps: z.array(stepShape),
  referrals: z.array(passedOnShape),
});
export type Course = z.infer<typeof courseShape>;

/** Who of other organisations looked at the person's data, on which day and why. */
export const usesShape = z.strictObject({
  uses: z.array(
    z.strictObject({ on: day, by: organisation, reason: z.string().nullable(), what: z.string() }),
  ),
});
export type Uses = z.infer<typeof usesShape>['uses'];
