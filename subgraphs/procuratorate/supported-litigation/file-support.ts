import type { EntityManager } from 'typeorm';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { Refusal } from '#kernel/refusal.js';
import { caseNumber } from '#kernel/values/case-number.js';
import { courtOf } from '../court-addressee.js';
import { loadSupport, moveSupport } from './move-support.js';
import { needConsentOfClaimants } from './support-guards.js';
import type { SupportedLitigationEntity } from './support.entity.js';
import type { FileSupportInput } from './support.type.js';

/**
 * Hands the court the statement of support (向法院提交支持起诉书, A14). The claimants sue themselves; the procuratorate does not
 * take their place, so that there is no statement before their suit.
 */
export function fileSupport(
  ctx: RequestContext,
  input: FileSupportInput,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, input.id);
    const consents = await needConsentOfClaimants(tx, support);
    const { suedOn } = input;
    if (suedOn > ctx.today)
      throw new Refusal(
        'BAD_INPUT',
        '原告起诉的日期不能晚于今天。',
        '支持起诉不代替原告：请在原告起诉的同时或者之后提交。',
      );
    const courtNumber = input.courtNumber ? caseNumber(input.courtNumber) : null;
    const named = Boolean(input.courtCode) || Boolean(input.courtName?.trim());
    const { courtCode, courtName } = support;
    const court = named || courtName === null ? courtOf(ctx, input) : { courtCode, courtName };
    await moveSupport(tx, ctx, support, 'file', { suedOn, filedOn: ctx.today, courtNumber, ...court });
    if (court.courtCode !== null) await sendStatement(tx, ctx, support, court.courtCode, consents);
    return support;
  });
}

async function sendStatement(
  tx: EntityManager,
  ctx: RequestContext,
  support: SupportedLitigationEntity,
  to: string,
  consents: ConsentEntity[],
): Promise<void> {
  const { caseCode, organisation: from, id: recordId, number } = support;
  await issueReferral(tx, ctx, {
    ...{ arrow: 'A14', from, to, caseCode, recordId, consents },
    letter: { type: 'SUPPORT_STATEMENT', number, title: '支持起诉书', signedBy: ctx.actor.name },
    materials: ['支持起诉书', '支持起诉申请书', '证据材料'],
  });
}

/** The court hears the suit (开庭). */
export function hearSupport(
  ctx: RequestContext,
  id: string,
  hearingOn: string,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, id);
    if (hearingOn < support.suedOn!) throw new Refusal('BAD_INPUT', '开庭日期不能早于起诉日期。');
    await moveSupport(tx, ctx, support, 'hear', { hearingOn });
    return support;
  });
}
