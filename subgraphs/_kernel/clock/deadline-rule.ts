import { Refusal } from '#kernel/refusal.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { deadlines, lawInForce, localRules } from './law.js';
import type { DeadlineRow, DeadlineRule, LocalRow } from './rule.js';

export interface RuleQuestion {
  /** Where it happens; without it a local rule is answered by the default that no law states. */
  division?: string;
  /** The day that decides which version is in force. */
  on: LocalDate;
  variant?: string;
}

const everywhereElse = '00';

/** Every rule that governs, the most specific place first: one for national law, perhaps city and province for local law. */
export function deadlineRules(id: string, question: RuleQuestion): DeadlineRule[] {
  const national = deadlines().find((row) => row.id === id && lawInForce(row, question.on));
  if (national) return [fromNational(national, question.variant), ...beside(national, question)];
  const local = localRules().filter((row) => row.rule === id && lawInForce(row, question.on));
  const fallback = local.find((row) => row.division === everywhereElse);
  if (!localRules().some((row) => row.rule === id)) throw unknownRule(id);
  if (question.variant !== undefined) throw unknownVariant(id, question.variant, []);
  const here = local
    .filter((row) => row.division !== everywhereElse && question.division?.startsWith(row.division))
    .sort((a, b) => b.division.length - a.division.length);
  const withPeriod = here.filter((row) => row.amount !== null);
  if (withPeriod.length > 0) return withPeriod.map((row) => fromLocal(row, null));
  if (fallback) return [fromLocal(fallback, here[0] ?? null)];
  throw new Refusal(
    'BAD_INPUT',
    `本地没有关于“${local[0]?.trigger ?? id}”的期限规定。`,
    '请核对行政区划代码和日期。',
  );
}

/** Rules of the place that govern beside a national one. */
function beside({ id }: DeadlineRow, { division, on, variant }: RuleQuestion): DeadlineRule[] {
  const here = localRules().filter(
    (row) => row.beside === id && row.variant === (variant ?? null) && division?.startsWith(row.division),
  );
  return here.filter((row) => row.amount !== null && lawInForce(row, on)).map((row) => fromLocal(row, null));
}

export function deadlineRule(id: string, question: RuleQuestion): DeadlineRule {
  return deadlineRules(id, question)[0]!;
}

function fromNational(row: DeadlineRow, variant: string | undefined): DeadlineRule {
  const chosen =
    variant !== undefined && Object.hasOwn(row.variants, variant) ? row.variants[variant] : undefined;
  if (variant !== undefined && !chosen) throw unknownVariant(row.id, variant, Object.keys(row.variants));
  return {
    rule: row.id,
    trigger: chosen?.trigger ?? row.trigger,
    amount: chosen ? chosen.amount : row.amount,
    calendar: chosen?.calendar ?? row.calendar,
    shift: row.shift,
    source: row.source,
    place: null,
    service: false,
    notStatutory: row.tag === 'S' || row.tag === 'D',
    extension: row.extension,
    extendBy: row.extendBy,
    onLapse: row.onLapse,
    note: row.note,
  };
}

/** `silent` is the rule of the place that knows the duty but no figure; what it says is shown beside the default. */
function fromLocal(row: LocalRow, silent: LocalRow | null): DeadlineRule {
  return {
    rule: row.rule,
    trigger: row.trigger,
    amount: row.amount,
    calendar: row.calendar ?? 'ND',
    shift: true,
    source: row.source,
    place: row.division === everywhereElse ? null : row.place,
    service: row.service,
    notStatutory: row.division === everywhereElse,
    extension: null,
    extendBy: null,
    onLapse: null,
    note: silent ? `${silent.source}：${silent.text ?? '未定期限'}` : row.text,
  };
}

function unknownRule(id: string): Refusal {
  return new Refusal(
    'BAD_INPUT',
    `没有编号为“${id.slice(0, 40)}”的期限。`,
    '期限编号见 schema/law/deadlines.yaml 和 local-rules.yaml，例如 JC-1、MED-6、SUP-OPINION。',
  );
}

function unknownVariant(id: string, variant: string, known: readonly string[]): Refusal {
  return new Refusal(
    'BAD_INPUT',
    `期限 ${id} 没有“${variant.slice(0, 40)}”这一种情形。`,
    known.length > 0 ? `可选：${known.join('、')}。` : '这个期限不分情形。',
  );
}
