import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needDayBetween } from '../arbitration/load-arbitration.js';
import { type ArbitralAwardEntity, AwardServiceEntity } from './award.entity.js';
import { loadAward, moveAward, noteAward, servicesOf } from './move-award.js';
import { timeOf } from './serve-award.js';

export interface NewSuit {
  awardId: string;
  partyId: string;
  on: string;
  courtNumber?: string | null;
}

/**
 * A side has sued in time (起诉). The worker may on any award; the employer only on one that is not final. A suit on the final part
 * takes the employer's annulment with it (解释一 §21).
 */
export function recordSuit(ctx: RequestContext, input: NewSuit): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, input.awardId);
    const { partyId, on, courtNumber = null } = input;
    const service = await serviceOn(tx, award, partyId);
    if (award.finality === 'FINAL' && service.receiver === 'EMPLOYER')
      throw new Refusal(
        'BAD_INPUT',
        '用人单位对终局裁决不能起诉。',
        '可以自收到之日起三十日内向中级人民法院申请撤销（调解仲裁法第49条）。',
      );
    needDayBetween(on, service.receivedOn, ctx.today, '起诉日期');
    await needInTime(tx, award, service, on, '起诉');
    const suits = [...award.suits, { partyId, on, courtNumber, endedOn: null }];
    await moveAward(tx, ctx, award, 'sue', { suits });
    const stopped = award.finality === 'FINAL' ? await servicesOf(tx, award) : [service];
    for (const { id, receiver } of stopped)
      if (id === service.id || receiver === 'EMPLOYER') await endDeadlines(tx, ctx, id);
    await noteAward(tx, ctx, award);
    return award;
  });
}

/** The suit was dismissed or withdrawn: the employer may ask for annulment again, from the day it received the ruling (解释一 §21). */
export function endSuit(
  ctx: RequestContext,
  input: { awardId: string; partyId: string; receivedOn: string },
): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, input.awardId);
    const suit = award.suits.find(({ partyId, endedOn }) => partyId === input.partyId && endedOn === null);
    if (!suit) throw new Refusal('WRONG_STATE', '该当事人没有未结的起诉。');
    needDayBetween(input.receivedOn, suit.on, ctx.today, '收到裁定的日期');
    const suits = award.suits.map((each) => (each === suit ? { ...suit, endedOn: input.receivedOn } : each));
    if (suits.some(({ endedOn }) => endedOn === null))
      await moveAward(tx, ctx, award, 'endOneSuit', { suits });
    else {
      await moveAward(tx, ctx, award, 'endSuit', { suits });
      if (award.finality === 'FINAL') await reopenAnnulment(tx, ctx, award, input.receivedOn);
    }
    await noteAward(tx, ctx, award);
    return award;
  });
}

async function reopenAnnulment(
  tx: EntityManager,
  ctx: RequestContext,
  award: ArbitralAwardEntity,
  receivedOn: string,
): Promise<void> {
  const { caseCode, organisation } = award;
  const employers = (await servicesOf(tx, award)).filter(({ receiver }) => receiver === 'EMPLOYER');
  for (const { id: recordId, receiver } of employers) {
    const subject = { caseCode, organisation, recordKind: 'AwardService', recordId };
    await startDeadline(tx, ctx, { ...subject, ...timeOf(award, receiver), from: localDate(receivedOn) });
  }
}

/** The service on the party. Refuses with WRONG_STATE where the party has not received the award. */
export async function serviceOn(
  tx: EntityManager,
  { id: awardId }: ArbitralAwardEntity,
  partyId: string,
): Promise<AwardServiceEntity> {
  const service = await tx.findOneBy(AwardServiceEntity, { awardId, partyId });
  if (!service) throw new Refusal('WRONG_STATE', '裁决书还没有送达该当事人。', '请先登记送达。');
  return service;
}

/** Refuses with OUT_OF_TIME a step after the party's last day, with WRONG_STATE one whose time is spent. */
export async function needInTime(
  tx: EntityManager,
  award: ArbitralAwardEntity,
  service: AwardServiceEntity,
  on: string,
  step: string,
): Promise<DeadlineEntity> {
  const time = await openDeadline(tx, service.id, timeOf(award, service.receiver).rule);
  if (!time)
    throw new Refusal('WRONG_STATE', `该当事人已经不能${step}。`, '期限已经用过，或者另一方已起诉。');
  if (on > time.due)
    throw new Refusal('OUT_OF_TIME', `${step}的期限已于${time.due}届满。`, `依据：${time.source}。`);
  return time;
}
