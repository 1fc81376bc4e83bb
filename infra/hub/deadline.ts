import { computeDeadline, type Deadline } from '#kernel/clock/compute-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { localDate } from '#kernel/values/local-date.js';

export interface DeadlineOptions {
  from: string;
  division?: string;
  variant?: string;
  json?: boolean;
}

/** The question cannot be answered; the command line prints the message and leaves with `exitCode`. */
export class DeadlineQuestionError extends Error {
  readonly exitCode = 2;
}

/** `hub deadline JC-1 --from 2025-01-10`: what the law tables say, as the desk would count it. */
export function printDeadline(
  ruleId: string,
  options: DeadlineOptions,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): void {
  const deadline = answer(ruleId, options);
  write(`${options.json ? JSON.stringify(asJson(deadline)) : asText(deadline)}\n`);
}

function answer(ruleId: string, { from, division, variant }: DeadlineOptions): Deadline {
  try {
    return computeDeadline({
      rule: ruleId,
      from: localDate(from),
      division: division === undefined ? undefined : divisionCode(division),
      variant,
    });
  } catch (error) {
    if (error instanceof Refusal) throw new DeadlineQuestionError(`${error.message}${error.hint ?? ''}`);
    throw error;
  }
}

function asJson(deadline: Deadline): Record<string, unknown> {
  const { due, rawEnd, rule, source, provisional, alternatives, ...rest } = deadline;
  return { due, rawEnd, rule, source, provisional, ...rest, alternatives: alternatives.map(asJson) };
}

function asText(deadline: Deadline): string {
  const lines = [
    `${deadline.rule}　${deadline.trigger}`,
    `到期日　${deadline.due} ${weekdayName(deadline.due)}${deadline.provisional ? '（暂定）' : ''}`,
    `起算　　${deadline.from}（当日不计），${deadline.length}，${calendarNames[deadline.calendar]}`,
    deadline.rawEnd === null
      ? null
      : `原届满　${deadline.rawEnd} ${weekdayName(deadline.rawEnd)}${moved(deadline)}`,
    `依据　　${deadline.source}${deadline.notStatutory ? '（非法定）' : ''}`,
    `日历　　${deadline.notice}`,
    deadline.extension === null ? null : `延长　　${deadline.extension}`,
    deadline.onLapse === null ? null : `逾期　　${deadline.onLapse}`,
    deadline.note === null ? null : `备注　　${deadline.note}`,
    ...deadline.alternatives.map(
      (other) => `另有　　${other.source}：${other.length}，${other.due}（先到期的为准）`,
    ),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

const calendarNames: Record<Deadline['calendar'], string> = {
  ND: '按自然日',
  WD: '按工作日',
  MO: '按月',
  YR: '按年',
  HR: '按小时',
  BACK: '按工作日倒数',
  AGREED: '按约定',
};

function moved(deadline: Deadline): string {
  return deadline.rawEnd === deadline.due ? '' : '，遇休息日顺延';
}

function weekdayName(date: string): string {
  return new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
