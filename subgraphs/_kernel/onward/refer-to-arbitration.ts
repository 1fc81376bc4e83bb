import { type EntityManager, In } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { NewConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';
import { needConsentsToReceiver } from './consents-to-receiver.js';
import { needNotPending } from './need-not-pending.js';

export interface ArbitrationReferral {
  /** Of the draft it was prepared as. */
  id?: string;
  caseCode: string;
  to: string;
  applicantPartyIds: string[];
  number?: string | null;
  consents?: NewConsent[] | null;
}

/** A mediation has failed, or what was agreed is not performed: passes the worker's case on to arbitration (转仲裁, A18). */
export function referToArbitration(ctx: RequestContext, input: ArbitrationReferral): Promise<ReferralEntity> {
  return ctx.transaction((tx) => sendToArbitration(tx, ctx, input));
}

/** The same within another act. */
export async function sendToArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  input: ArbitrationReferral,
): Promise<ReferralEntity> {
  permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
  const { organisation: from } = ctx.actor;
  const { id, caseCode, to, number = null } = input;
  await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
  await weighArrow(tx, ctx, { arrow: 'A18', caseCode, from, to, stated: {} });
  const recordId = await needMediationFailed(tx, from, caseCode);
  await needNotPending(tx, { organisation: from, caseCode, arrow: 'A18', recordId: null });
  const consents = await needConsentsToReceiver(tx, ctx, { ...input, organisation: from });
  const title = '转仲裁告知书';
  return issueReferral(tx, ctx, {
    ...{ ...(id && { id }), arrow: 'A18', from, to, caseCode, recordId, consents },
    materials: [title, '调解终止说明', '申请人提交的材料'],
    letter: { type: 'ARBITRATION_TRANSFER', number, title, signedBy: ctx.actor.name },
  });
}

/** Mediations that came from elsewhere go back there when they fail; those of the own door, and people's mediation, do not. */
const goesBack = (arrow: string | null): boolean => arrow !== null && arrow !== 'A24';

/**
 * The mediation that came to nothing, or whose agreement is broken (调仲法 §14(3), §15); answers its id. Refuses with WRONG_STATE while
 * one goes on, and where none has failed.
 */
export async function needMediationFailed(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
): Promise<string> {
  const mediations = await tx.findBy(MediationEntity, { organisation, caseCode });
  const own = mediations.filter(({ arrow }) => !goesBack(arrow));
  if (own.some(({ endedOn }) => endedOn === null))
    throw new Refusal('WRONG_STATE', '调解还没有结束，不能转仲裁。', '当事人不愿继续的，请先终止调解。');
  const failed = own.find(({ state }) => state === 'FAILED' || state === 'TERMINATED');
  if (failed) return failed.id;
  const mediationId = In(own.map(({ id }) => id));
  const broken = await tx.findOneBy(AgreementEntity, { mediationId, state: 'BREACHED' });
  if (broken) return broken.mediationId;
  throw new Refusal(
    'WRONG_STATE',
    '本单位没有调解不成、也没有不履行的调解协议。',
    '由其他单位委托的调解，请向委托单位反馈结果。',
  );
}
