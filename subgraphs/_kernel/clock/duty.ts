import type { LocalDate } from '#kernel/values/local-date.js';
import { deadlines, lawInForce, localRules } from './law.js';

/** A duty of the law without a figure of days: at once, in time, or on a condition (没有天数的法定责任). */
export interface Duty {
  rule: string;
  trigger: string;
  source: string;
  /** What the text says instead of a figure; null where it says nothing. */
  text: string | null;
  onLapse: string | null;
  /** The place whose rule it is; null for national law. */
  place: string | null;
}

/** What the law in force on a day says of a duty at a place, the most specific place first; null where it has no rule. */
export function dutyOf(id: string, { division, on }: { division?: string; on: LocalDate }): Duty | null {
  const national = deadlines().find((row) => row.id === id && lawInForce(row, on));
  if (national) {
    const { id: rule, trigger, source, note: text, onLapse } = national;
    return { rule, trigger, source, text, onLapse, place: null };
  }
  const [local] = localRules()
    .filter((row) => row.rule === id && lawInForce(row, on) && division?.startsWith(row.division))
    .sort((a, b) => b.division.length - a.division.length);
  if (!local) return null;
  const { rule, trigger, source, text, place } = local;
  return { rule, trigger, source, text, onLapse: null, place };
}
