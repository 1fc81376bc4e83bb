import type { GraphQLSchema } from 'graphql';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import { arrow, deadlines } from '#kernel/clock/law.js';
import type { DeadlineRule } from '#kernel/clock/rule.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { ReferralState } from '#kernel/referral/referral.state.js';
import { localDate } from '#kernel/values/local-date.js';
import type { WorkAct, WorkRow } from './open-work.js';

/** What the receiver of a referral has to do, or the sender with one that has come back. */
const dueHere: Partial<Record<ReferralState, string>> = {
  SENT: '签收',
  RECEIVED: '受理或者退回',
  ACCEPTED: '办理并反馈结果',
  IN_HANDLING: '办理并反馈结果',
  EXTENDED: '办理并反馈结果（已延期）',
  SUSPENDED: '办理中止，恢复后继续',
  DISPUTED: '对方有异议，重新反馈',
  RETURNED: '已退回，改派或者办结',
  UNCONFIRMED: '对方逾期未确认，改派',
  RESULT_REPORTED: '结果已到，核对后办结',
};

/** How what was sent stands with the other side. */
const sentStands: Partial<Record<ReferralState, string>> = {
  SENT: '已移送，等待对方签收',
  RECEIVED: '对方已签收，等待受理',
  ACCEPTED: '对方已受理',
  IN_HANDLING: '对方办理中',
  EXTENDED: '对方办理中（已延期）',
  SUSPENDED: '对方已中止',
  DISPUTED: '已提出异议，等待重新反馈',
};

const ended: Partial<Record<ReferralState, string>> = {
  RETURNED: '已退回',
  FORWARDED: '已转送',
  RESULT_REPORTED: '已反馈结果',
  RE_DESIGNATED: '已改派',
  RECALLED: '已撤回',
  CLOSED: '已办结',
};

const actOfState: Partial<Record<ReferralState, WorkAct>> = {
  SENT: 'SIGN_FOR',
  RECEIVED: 'ANSWER',
  RETURNED: 'CONCLUDE',
  UNCONFIRMED: 'CONCLUDE',
  RESULT_REPORTED: 'CONCLUDE',
};

/** What a row asks of the reader: DONE and AWAIT ask nothing. */
export function actOf({ source, direction, state }: WorkRow, done: boolean): WorkAct {
  if (done) return 'DONE';
  if (source === 'DEADLINE') return 'HANDLE';
  const act = actOfState[state as ReferralState];
  if (direction === 'IN') return act ?? 'HANDLE';
  return act === 'CONCLUDE' ? act : 'AWAIT';
}

/** 「诉前委派调解：签收」「仲裁案件：作出是否受理的决定」 */
export function doingOf(
  row: WorkRow,
  limit: DeadlineEntity | null,
  { schema, done }: { schema: GraphQLSchema; done: boolean },
): string {
  if (row.source === 'DEADLINE') {
    const due = limit ? dueOf(ruleOf(limit)) : '办结';
    return `${recordName(schema, row.record_kind)}：${done ? `已${due.replace(/^已/, '')}` : due}`;
  }
  const state = row.state as ReferralState;
  const said = done ? ended[state] : (row.direction === 'OUT' && sentStands[state]) || dueHere[state];
  return `${arrow(row.arrow!).name}：${said ?? ''}`;
}

export function ruleOf({ rule, variant, division, startsFrom }: DeadlineEntity): DeadlineRule {
  const place = division === null ? {} : { division };
  return deadlineRule(rule, { on: localDate(startsFrom), ...place, ...(variant ? { variant } : {}) });
}

const withoutDuty: Record<string, string> = { mediation: '调解结束', negotiation: '协商结束' };

/** A rule names the event it runs from and, behind the last comma, what is due. */
function dueOf({ rule, trigger }: DeadlineRule): string {
  const parts = trigger.split('，');
  if (parts.length > 1) return parts.at(-1)!.trim();
  return withoutDuty[deadlines().find(({ id }) => id === rule)?.group ?? ''] ?? '办结';
}

/** The official term of a record, as the description of its type has it in brackets. */
export function recordName(schema: GraphQLSchema, kind: string): string {
  const said = /[（(]([^（()）A-Za-z]+)[）)]/.exec(schema.getType(kind)?.description ?? '');
  return said?.[1]?.split(/[、，；,;]/)[0]?.trim() ?? '本单位事项';
}
