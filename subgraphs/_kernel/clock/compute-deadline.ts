import { Refusal } from '#kernel/refusal.js';
import { localDate, yearOf, type LocalDate } from '#kernel/values/local-date.js';
import { noticeFor } from './calendar.js';
import {
  countBack,
  countForward,
  describePeriods,
  type Period,
  type PeriodEnd,
  type PeriodUnit,
} from './count-periods.js';
import { deadlineRules } from './deadline-rule.js';
import type { CalendarCode, DeadlineRule } from './rule.js';

export type DeadlineExtension = Period;

export interface DeadlineQuestion {
  rule: string;
  /** The day of the event, which does not count; for BACK the day of the hearing. */
  from: LocalDate;
  division?: string;
  variant?: string;
  /** Each extension runs on from the raw end before it. */
  extendedBy?: readonly DeadlineExtension[];
  /** Days that do not count (suspension, public notice, travel); working days where the rule counts working days. */
  excludedDays?: number;
}

export interface Deadline extends PeriodEnd {
  rule: string;
  from: LocalDate;
  calendar: CalendarCode;
  length: string;
  source: string;
  notStatutory: boolean;
  notice: string;
  trigger: string;
  place: string | null;
  extension: string | null;
  onLapse: string | null;
  note: string | null;
  /** Other rules in force at the same place that end later; shown beside the one that governs. */
  alternatives: Deadline[];
}

/** Counts a limit by the law tables. Where several rules govern at a place, the earlier end does; a standard of service never does. */
export function computeDeadline(question: DeadlineQuestion): Deadline {
  const from = localDate(question.from);
  const rules = deadlineRules(question.rule, { ...question, on: from });
  const counted = rules.map((rule) => ({ rule, end: count(rule, { ...question, from }) }));
  const rank = ({ rule, end }: (typeof counted)[number]): string => `${rule.service ? 1 : 0} ${end.due}`;
  const [governing, ...alternatives] = counted
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
    .map(({ end }) => end);
  return { ...governing!, alternatives };
}

function count(rule: DeadlineRule, question: DeadlineQuestion): Deadline {
  checkChanges(rule, question);
  const periods = [...ownPeriod(rule, question), ...(question.extendedBy ?? [])];
  const end =
    rule.calendar === 'BACK'
      ? countBack(question.from, periods)
      : countForward(rule, question.from, periods, question.excludedDays ?? 0);
  return {
    rule: rule.rule,
    from: question.from,
    ...end,
    calendar: rule.calendar,
    length: describePeriods(rule.calendar, periods),
    source: rule.source,
    notStatutory: rule.notStatutory,
    notice: noticeText(end.due, end.provisional),
    trigger: rule.trigger,
    place: rule.place,
    extension: rule.extension,
    onLapse: rule.onLapse,
    note: rule.note,
    alternatives: [],
  };
}

function checkChanges(rule: DeadlineRule, { extendedBy = [], excludedDays = 0 }: DeadlineQuestion): void {
  if (extendedBy.length > 0 && rule.extension === '不得延长') {
    throw new Refusal(
      'BAD_INPUT',
      `期限 ${rule.rule}（${rule.trigger}）不得延长。`,
      `依据：${rule.source}。`,
    );
  }
  const whole = extendedBy.every(
    ({ amount }) => Number.isSafeInteger(amount) && amount > 0 && amount <= 3660,
  );
  if (!whole || !Number.isSafeInteger(excludedDays) || excludedDays < 0 || excludedDays > 3660) {
    throw new Refusal('BAD_INPUT', '延长或扣除的天数无效。', '请填写正整数。');
  }
}

const units: Record<CalendarCode, PeriodUnit> = {
  ND: 'DAY',
  WD: 'WORKING_DAY',
  MO: 'MONTH',
  YR: 'YEAR',
  HR: 'HOUR',
  BACK: 'WORKING_DAY',
  AGREED: 'DAY',
};

function ownPeriod(rule: DeadlineRule, question: DeadlineQuestion): Period[] {
  if (rule.amount !== null) return [{ amount: rule.amount, unit: units[rule.calendar] }];
  if (rule.calendar === 'AGREED' && question.extendedBy?.length) return [];
  const why = rule.calendar === 'AGREED' ? '由双方书面约定' : '法律没有规定天数';
  throw new Refusal(
    'BAD_INPUT',
    `期限 ${rule.rule}（${rule.trigger}）${why}，无法计算。`,
    '请按约定或本单位规定另行登记到期日。',
  );
}

/** The holiday notice behind an end, or why it is provisional (放假安排依据). */
export function noticeText(due: LocalDate, provisional: boolean): string {
  const notice = noticeFor(due);
  if (!provisional && notice !== null) return notice;
  if (!provisional) return '按实际日数计算，不因节假日顺延';
  return `暂定：${notice === null ? `${yearOf(due)}年` : '有关年度'}放假安排不在日历表中，公布后重新计算`;
}
