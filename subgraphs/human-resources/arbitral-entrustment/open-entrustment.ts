import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { freshConsents } from '../arbitration/fresh-consents.js';
import { loadArbitration } from '../arbitration/load-arbitration.js';
import { needBeforeHearing } from './before-hearing.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { loadEntrustment, moveEntrustment, noteEntrustment } from './move-entrustment.js';

/** Both sides have agreed, before the hearing, that mediators try first (办案规则 §70): ten working days begin with the later consent. */
export function openEntrustment(
  ctx: RequestContext,
  arbitrationId: string,
): Promise<ArbitralEntrustmentEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, arbitrationId);
    needBeforeHearing(arbitration);
    const { caseCode, organisation } = arbitration;
    const open = In(['CONSENTED', 'ENTRUSTED', 'AGREED']);
    const earlier = await tx.find(ArbitralEntrustmentEntity, {
      where: { arbitrationId },
      order: { consentedOn: 'DESC' },
    });
    if (await tx.existsBy(ArbitralEntrustmentEntity, { arbitrationId, state: open }))
      throw new Refusal('WRONG_STATE', '本案已有委托调解。', '先前的委托调解结束后，双方可以再次同意。');
    const consents = await freshConsents(tx, arbitration, earlier[0]?.endedOn ?? arbitration.acceptedOn!);
    const consentedOn = localDateOf(new Date(Math.max(...consents.map(({ givenAt }) => givenAt.getTime()))));
    const entrustment: ArbitralEntrustmentEntity = {
      ...{ id: randomUUID(), caseCode, organisation, arbitrationId, state: 'CONSENTED', consentedOn },
      ...{ referralId: null, mediator: null, entrustedOn: null, outcome: null, text: null },
      ...{ agreement: null, endedOn: null },
    };
    await tx.insert(ArbitralEntrustmentEntity, entrustment);
    const subject = { caseCode, organisation, recordKind: 'ArbitralEntrustment', recordId: entrustment.id };
    await startDeadline(tx, ctx, { ...subject, rule: 'MED-4', from: consentedOn });
    record(tx, ctx, 'entrustment.open', entrustment.id, { caseCode });
    await noteEntrustment(tx, ctx, entrustment);
    return entrustment;
  });
}

export interface EntrustmentLetter {
  id: string;
  /** Organisation code of the union or the people's mediation. */
  to: string;
  materials: string[];
}

/** Sends the letter of entrustment (委托调解函, A04) while the ten working days run. */
export function entrustMediation(
  ctx: RequestContext,
  { id, to, materials }: EntrustmentLetter,
): Promise<ArbitralEntrustmentEntity> {
  return ctx.transaction(async (tx) => {
    const entrustment = await loadEntrustment(tx, ctx, id);
    const { caseCode, organisation, arbitrationId } = entrustment;
    const arbitration = await tx.findOneByOrFail(ArbitrationCaseEntity, { id: arbitrationId });
    await moveEntrustment(tx, ctx, entrustment, 'entrust', { mediator: to, entrustedOn: ctx.today });
    await weighArrow(tx, ctx, { arrow: 'A04', caseCode, from: organisation, to, recordId: id });
    const consents = await freshConsents(tx, entrustment, arbitration.acceptedOn!);
    const { number } = arbitration;
    const referral = await issueReferral(tx, ctx, {
      ...{ arrow: 'A04', from: organisation, to, caseCode, recordId: id, consents, materials },
      letter: { type: 'ENTRUSTMENT_LETTER', number, title: '委托调解函', signedBy: ctx.actor.name },
      content: { mediation: { stage: 'POST_FILING' } },
    });
    entrustment.referralId = referral.id;
    await tx.update(ArbitralEntrustmentEntity, { id }, { referralId: referral.id });
    return entrustment;
  });
}
