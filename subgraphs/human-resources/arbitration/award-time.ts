import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { addParty, type NewParty } from '#kernel/case-file/open-case.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { restartDeadline } from '#kernel/deadline/interrupt-deadline.js';
import { excludeDays, extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { daysBetween, localDate } from '#kernel/values/local-date.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { claimItems, type NewClaimItem } from './claim-item.js';
import { loadArbitration, needDayBetween, needText } from './load-arbitration.js';
import { noticeEnd } from './public-notice.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/**
 * ADDED_PARTY     追加当事人
 * CHANGED_CLAIM   变更仲裁请求
 * COUNTERCLAIM    反申请合并审理
 * TRANSFER        受移送，或管辖争议解决
 */
export type RestartCause = 'ADDED_PARTY' | 'CHANGED_CLAIM' | 'COUNTERCLAIM' | 'TRANSFER';

const restartTexts: Record<RestartCause, string> = {
  ADDED_PARTY: '追加当事人，重新起算',
  CHANGED_CLAIM: '变更仲裁请求，重新起算',
  COUNTERCLAIM: '反申请合并审理，重新起算',
  TRANSFER: '受移送或者管辖争议解决，重新起算',
};

export interface AwardRestart {
  id: string;
  cause: RestartCause;
  /** Needed for ADDED_PARTY. */
  party?: NewParty | null;
  /** Every claim as it stands for CHANGED_CLAIM, the further ones for COUNTERCLAIM. */
  claimItems?: NewClaimItem[] | null;
}

/** The time for the award as it runs: from acceptance, or from its last restart. */
export async function awardClock(tx: EntityManager, id: string): Promise<DeadlineEntity> {
  const clock = (await openDeadline(tx, id, 'ARB-8')) ?? (await openDeadline(tx, id, 'ARB-8b'));
  if (!clock) throw new Refusal('WRONG_STATE', '仲裁期限没有在计算。');
  return clock;
}

/** Lengthens the time for the award, once, in a complicated case and by written approval, of which the parties are told (延期). */
export function extendAward(
  ctx: RequestContext,
  input: { id: string; approval: string; reason: string },
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const approval = needText(input.approval, '请填写书面批准的文号或批准人。');
    const reason = needText(input.reason, '请写明案情复杂需要延期的理由。');
    if (arbitration.extension !== null) throw new Refusal('WRONG_STATE', '仲裁期限已经延长过一次。');
    const clock = await awardClock(tx, input.id);
    if (ctx.today > clock.due) throw new Refusal('OUT_OF_TIME', `仲裁期限已于${clock.due}届满，不能再延长。`);
    const extension = { approval, reason, on: ctx.today };
    await moveArbitration(tx, ctx, arbitration, 'extendAward', { extension });
    const { extendBy } = deadlineRule('ARB-8', { on: ctx.today });
    await extendDeadline(
      tx,
      ctx,
      clock,
      { amount: extendBy!, unit: 'DAY' },
      `经批准延长${extendBy}日（${approval}）`,
    );
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** Counts the time for the award anew (重新起算, 办案规则 §46): a party joins, a claim changes, a counterclaim or a transfer comes in. */
export function restartAward(ctx: RequestContext, input: AwardRestart): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const items = claimItems(input.claimItems ?? []);
    if (input.cause === 'ADDED_PARTY') {
      if (!input.party) throw new Refusal('BAD_INPUT', '请填写追加的当事人。');
      await addParty(tx, ctx, arbitration, input.party);
    }
    if ((input.cause === 'CHANGED_CLAIM' || input.cause === 'COUNTERCLAIM') && items.length === 0)
      throw new Refusal('BAD_INPUT', '请填写变更后的仲裁请求或反申请的请求。');
    const clock = await awardClock(tx, input.id);
    const claims = input.cause === 'CHANGED_CLAIM' ? items : [...arbitration.claimItems, ...items];
    await moveArbitration(tx, ctx, arbitration, 'restartAward', { claimItems: claims, extension: null });
    const anew = { rule: 'ARB-8b', from: ctx.today, text: restartTexts[input.cause] };
    await restartDeadline(tx, ctx, clock, anew);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** Takes the time of a public notice out of the time for the award (扣除公告期间). */
export function excludeNoticeTime(
  ctx: RequestContext,
  input: { id: string; from: string; until?: string | null },
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    await moveArbitration(tx, ctx, arbitration, 'excludeTime');
    needDayBetween(input.from, arbitration.acceptedOn!, ctx.today, '公告日期');
    const { caseCode, organisation, collective } = arbitration;
    const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const notice = noticeEnd(localDate(input.from), { collective, division });
    const end = notice.rawEnd ?? notice.due;
    const until = localDate(input.until ?? end);
    if (until < end)
      throw new Refusal('BAD_INPUT', `公告期到${end}才届满。`, `${notice.length}，依据：${notice.source}。`);
    const days = daysBetween(localDate(input.from), until);
    const text = `公告送达${input.from}至${until}，扣除${days}日（${notice.source}）`;
    await excludeDays(tx, ctx, await awardClock(tx, input.id), days, text);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
