import { noticeText } from '#kernel/clock/compute-deadline.js';
import type { CalendarCode } from '#kernel/clock/rule.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { ruleOf } from './doing.js';

const counted: Record<CalendarCode, string> = {
  ND: '按自然日，最后一日是休息日的顺延',
  WD: '按工作日',
  MO: '按月',
  YR: '按年',
  HR: '按小时',
  BACK: '从开庭日倒数工作日',
  AGREED: '由双方约定',
};

/** Why a limit ends on its day, one reason a line: the article, the event it runs from, how it is counted, and the holiday notice. */
export function whyOf(limit: DeadlineEntity): string {
  const { source, startsFrom, rawEnd, due, calendar, length, provisional, notStatutory, history } = limit;
  const rule = ruleOf(limit);
  const moved = rawEnd && rawEnd !== due ? `，${rawEnd} 是休息日，顺延至 ${due}` : '';
  const how = rule.shift || calendar !== 'ND' ? counted[calendar as CalendarCode] : '按自然日，不顺延';
  return [
    `依据：${source}${notStatutory ? '（非法定，为平台默认）' : ''}`,
    `起算：${startsFrom}（${rule.trigger.split('，')[0]}），当日不计`,
    `计法：${length}，${how}${moved}`,
    `放假安排：${noticeText(localDate(due), provisional)}`,
    ...history.map(({ text, due: until }) => `变更：${text}，至 ${until}`),
    ...(rule.onLapse ? [`逾期：${rule.onLapse}`] : []),
  ].join('\n');
}
