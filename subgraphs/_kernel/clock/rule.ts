import { z } from 'zod';

/** ND natural days, WD working days, MO months, YR years, HR hours, BACK working days backwards, AGREED by the parties. */
export const calendarCode = z.enum(['ND', 'WD', 'MO', 'YR', 'HR', 'BACK', 'AGREED']);
export type CalendarCode = z.infer<typeof calendarCode>;

/** V read in the text, V2 read at second hand, M from memory, S from a press source, D design. */
export const evidence = z.enum(['V', 'V2', 'M', 'S', 'D']);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** When a row is law; null since always, or until further notice. */
export const inForce = {
  inForceFrom: day.nullable().default(null),
  inForceUntil: day.nullable().default(null),
};

const period = { amount: z.int().positive().nullable(), calendar: calendarCode, trigger: z.string() };

/** One limit of the national law. A row without `amount` names a duty without a figure, or one the parties agree. */
export const deadlineRow = z.strictObject({
  id: z.string(),
  group: z.string(),
  ...period,
  /** Whether a last day that is a rest day moves; false only where no law says so. */
  shift: z.boolean().default(true),
  variants: z.record(z.string(), z.strictObject({ ...period, trigger: z.string().optional() })).default({}),
  extension: z.string().nullable().default(null),
  /** By how many units of its calendar the law lengthens it at once; null where it may not, or the parties agree on any length. */
  extendBy: z.int().positive().nullable().default(null),
  onLapse: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  /** Agencies whose staff put its event on record by hand, where no record of theirs shows it. */
  registeredBy: z.array(z.string()).default([]),
  /** Why nothing in the hub starts it: it is only counted for whoever asks. */
  shownOnly: z.string().nullable().default(null),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type DeadlineRow = z.infer<typeof deadlineRow>;

/** One limit of a province or city; `division` is the prefix of the codes it covers, `00` the default where no rule is. */
export const localRow = z.strictObject({
  id: z.string(),
  rule: z.string(),
  division: z.string().regex(/^(\d{2}){1,3}$/),
  place: z.string(),
  amount: z.int().positive().nullable(),
  calendar: calendarCode.nullable(),
  trigger: z.string(),
  text: z.string().nullable().default(null),
  /** The national rule beside which it governs: the earlier end decides. */
  beside: z.string().nullable().default(null),
  /** Of that rule, the case it is for. */
  variant: z.string().nullable().default(null),
  /** A standard of service, shown beside the limit of the law and never in its place. */
  service: z.boolean().default(false),
  registeredBy: z.array(z.string()).default([]),
  shownOnly: z.string().nullable().default(null),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type LocalRow = z.infer<typeof localRow>;

/** A limit ready to be counted. */
export interface DeadlineRule {
  rule: string;
  trigger: string;
  amount: number | null;
  calendar: CalendarCode;
  shift: boolean;
  source: string;
  /** The place whose rule it is; null for national law. */
  place: string | null;
  /** A standard of service, which never governs. */
  service: boolean;
  notStatutory: boolean;
  extension: string | null;
  extendBy: number | null;
  onLapse: string | null;
  note: string | null;
}
