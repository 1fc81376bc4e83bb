import { arrow, deadlines, localRules, returnReasons } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { NoticeKind } from './notice-kind.js';
import type { NoticeEntity } from './notice.entity.js';

const referral: Partial<Record<NoticeKind, string>> = {
  REFERRAL_ARRIVED: '待签收',
  REFERRAL_RECALLED: '对方已撤回',
  REFERRAL_DISPUTED: '对方对结果有异议',
  REFERRAL_CLOSED: '对方已办结',
  REFERRAL_SIGNED_FOR: '对方已签收',
  REFERRAL_ACCEPTED: '对方已受理',
  REFERRAL_RETURNED: '对方已退回',
  REFERRAL_EXTENDED: '对方已延期',
  REFERRAL_SUPPLEMENT: '对方通知补正',
  REFERRAL_RESULT: '结果已反馈',
};

const deadline: Partial<Record<NoticeKind, string>> = {
  DEADLINE_USED_70: '期限已过七成',
  DEADLINE_USED_90: '期限已过九成',
  DEADLINE_NEAR: '三个工作日内到期',
  DEADLINE_LAPSED: '期限已过',
};

/** A notice in one sentence for a clerk; names organisations and matters, never a person. */
export function noticeText(
  ctx: RequestContext,
  { kind, details, due }: Pick<NoticeEntity, 'kind' | 'details' | 'due'>,
): string {
  if (kind === 'DIGEST') return digestText(details);
  const other = details.counterpart ? nameOf(ctx, details.counterpart) : '';
  if (kind === 'DEAD_LETTER') return `发往${other}的消息未能送达，请到对账页处理`;
  const limit = deadline[kind];
  if (limit) return `${limit}：${due ?? ''}${whatOf(details.rule)}`;
  const matter = details.arrow ? arrow(details.arrow).name : '转介';
  const reason = returnReasons().find(({ code }) => code === details.reason)?.name;
  return `${other} ${matter}：${referral[kind] ?? ''}${reason ? `（${reason}）` : ''}`;
}

/** 「（特邀调解组织签收、确认委派 MED-5）」 */
function whatOf(rule: string | undefined): string {
  if (!rule) return '';
  const row = deadlines().find(({ id }) => id === rule) ?? localRules().find((local) => local.rule === rule);
  return row ? `（${row.trigger} ${rule}）` : `（${rule}）`;
}

function digestText({ lapsed = 0, today = 0, near = 0, fresh = 0 }: NoticeEntity['details']): string {
  return `今日提要：超期 ${lapsed} 件，今日到期 ${today} 件，三个工作日内到期 ${near} 件，待签收 ${fresh} 件`;
}

function nameOf({ agency }: RequestContext, code: string): string {
  return agency.book.find(code)?.name ?? '其他单位';
}
