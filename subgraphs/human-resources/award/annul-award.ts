import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needDayBetween } from '../arbitration/load-arbitration.js';
import type { ArbitralAwardEntity } from './award.entity.js';
import { needInTime, serviceOn } from './contest-award.js';
import { loadAward, moveAward, noteAward, servicesOf } from './move-award.js';

/** The employer has asked the intermediate court to annul a final award (申请撤销). Not while a worker's suit on it is pending. */
export function applyAnnulment(
  ctx: RequestContext,
  input: { awardId: string; partyId: string; on: string },
): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, input.awardId);
    const service = await serviceOn(tx, award, input.partyId);
    if (award.finality !== 'FINAL' || service.receiver !== 'EMPLOYER')
      throw new Refusal(
        'BAD_INPUT',
        '只有用人单位可以申请撤销终局裁决。',
        '其他情形可以向基层人民法院起诉（调解仲裁法第48条、第50条）。',
      );
    if (award.suits.some(({ endedOn }) => endedOn === null))
      throw new Refusal(
        'WRONG_STATE',
        '劳动者已就终局裁决起诉，中级人民法院不受理撤销申请。',
        '劳动者的起诉被驳回或撤诉的，可以自收到裁定之日起三十日内申请（解释一第21条）。',
      );
    if (award.annulment?.outcome === null) throw new Refusal('WRONG_STATE', '已经申请撤销，等待裁定。');
    needDayBetween(input.on, service.receivedOn, ctx.today, '申请日期');
    await needInTime(tx, award, service, input.on, '申请撤销');
    const applied = { partyId: input.partyId, appliedOn: input.on, outcome: null, decidedOn: null };
    await moveAward(tx, ctx, award, 'applyAnnulment', { annulment: applied });
    await endDeadlines(tx, ctx, service.id);
    await noteAward(tx, ctx, award);
    return award;
  });
}

/** The intermediate court has ruled. An annulled award leaves the parties fifteen days to sue from the ruling's receipt. */
export function ruleAnnulment(
  ctx: RequestContext,
  input: { awardId: string; annulled: boolean; receivedOn: string },
): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, input.awardId);
    const { annulment, caseCode, organisation } = award;
    if (annulment?.outcome !== null) throw new Refusal('WRONG_STATE', '没有待裁定的撤销申请。');
    const { annulled, receivedOn } = input;
    needDayBetween(receivedOn, annulment.appliedOn, ctx.today, '收到裁定的日期');
    const outcome = annulled ? ('ANNULLED' as const) : ('DISMISSED' as const);
    const ruled = { ...annulment, outcome, decidedOn: receivedOn };
    await moveAward(tx, ctx, award, annulled ? 'annul' : 'dismissAnnulment', { annulment: ruled });
    if (annulled)
      for (const { id: recordId } of await servicesOf(tx, award)) {
        await endDeadlines(tx, ctx, recordId);
        const subject = { caseCode, organisation, recordKind: 'AwardService', recordId };
        await startDeadline(tx, ctx, { ...subject, rule: 'ARB-11', from: localDate(receivedOn) });
      }
    await noteAward(tx, ctx, award);
    return award;
  });
}
