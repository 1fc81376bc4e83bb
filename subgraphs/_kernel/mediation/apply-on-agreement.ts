import { type EntityManager, In } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { ConsentEntity, ConsentScope } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { agreementBody } from './agreement-body.js';
import { earliestOpen } from './agreement-deadlines.js';
import type { AgreementEntity } from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { loadAgreement } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { mediatorBodies } from './report-result.js';
import { missingSides } from './sides.js';
import { tellAgreement } from './tell-agreement.js';

/** One of the two ways to make an agreement enforceable; they exclude each other (办案规则 §75(5)). */
export interface EnforceableRoute {
  arrow: 'A05' | 'A06';
  /** Limit from the agreement's effect; it cannot be lengthened. */
  rule: 'JC-1' | 'AR-1';
  scope: ConsentScope;
  letter: { type: string; title: string };
  materials: string[];
  /** Causes that this way is closed to. */
  excluded: readonly string[];
}

export const confirmationRoute: EnforceableRoute = {
  arrow: 'A05',
  rule: 'JC-1',
  scope: 'CONFIRMATION',
  letter: { type: 'CONFIRMATION_APPLICATION', title: '司法确认申请书' },
  materials: ['司法确认申请书', '调解协议书', '调解组织主持调解的证明', '身份和资格证明', '送达地址确认书'],
  excluded: [],
};

export const reviewRoute: EnforceableRoute = {
  arrow: 'A06',
  rule: 'AR-1',
  scope: 'ARBITRAL_REVIEW',
  letter: { type: 'REVIEW_APPLICATION', title: '仲裁审查申请书' },
  materials: ['仲裁审查申请书', '调解协议书', '身份证明', '有关证据材料', '送达地址确认书'],
  excluded: ['CONFIRM_LABOUR_RELATION', 'NEF_CONFIRM'],
};

export interface AgreementApplication {
  agreementId: string;
  /** Organisation code of the court or the arbitration. */
  to: string;
  applicantPartyIds: string[];
  consents?: NewConsent[] | null;
  number?: string | null;
}

/** Hands in the parties' joint application on an agreement: judicial confirmation (A05) or arbitral review (A06). */
export function applyOnAgreement(
  ctx: RequestContext,
  route: EnforceableRoute,
  input: AgreementApplication,
): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const { id, caseCode, organisation } = agreement;
    const applicants = [...new Set(input.applicantPartyIds)];
    await checkJoint(tx, agreement, applicants);
    await checkOnlyRoute(tx, agreement);
    move(agreementMachine, agreement.state, 'apply');
    await checkClaims(tx, agreement, route);
    await checkTime(tx, ctx, agreement, route);
    const consents = await applicationConsents(tx, ctx, agreement, route, applicants, input.consents ?? []);
    const mediation = await tx.findOneByOrFail(MediationEntity, { id: agreement.mediationId });
    const referral = await issueReferral(tx, ctx, {
      ...{
        arrow: route.arrow,
        from: organisation,
        to: input.to,
        caseCode,
        recordId: id,
        consents,
        materials: route.materials,
      },
      letter: { ...route.letter, number: input.number ?? null, signedBy: ctx.actor.name },
      partyIds: agreement.partyIds,
      content: {
        application: {
          appliedOn: ctx.today,
          applicantPartyIds: applicants,
          agreement: agreementBody(agreement),
          mediationOrganisation: organisation,
          mediators: mediatorBodies(mediation),
        },
      },
    });
    await meetDeadline(tx, ctx, id, route.rule);
    record(tx, ctx, 'agreement.apply', id, {
      caseCode,
      details: { arrow: route.arrow, referral: referral.id },
    });
    tellAgreement(tx, ctx, agreement, await earliestOpen(tx, id));
    return referral;
  });
}

async function checkJoint(
  tx: EntityManager,
  agreement: AgreementEntity,
  applicants: string[],
): Promise<void> {
  const { caseCode, organisation, partyIds } = agreement;
  if (applicants.some((id) => !partyIds.includes(id)))
    throw new Refusal('BAD_INPUT', '申请人不是本协议的当事人。');
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const missing = missingSides(parties, applicants);
  if (missing.length > 0) {
    throw new Refusal(
      'ONE_PARTY_APPLICATION',
      `缺少${missing.join('和')}的申请。`,
      '须由双方当事人共同申请。',
    );
  }
}

const pending = [
  'SENT',
  'RECEIVED',
  'ACCEPTED',
  'FORWARDED',
  'IN_HANDLING',
  'EXTENDED',
  'SUSPENDED',
  'DISPUTED',
] as const;

async function checkOnlyRoute(tx: EntityManager, { id, state }: AgreementEntity): Promise<void> {
  if (state === 'CONFIRMED' || state === 'REPLACED_BY_ARBITRAL') {
    throw new Refusal(
      'ALREADY_CONFIRMED',
      '该协议已经可以强制执行，不能再申请。',
      '司法确认和仲裁审查只能选择一项（办案规则第75条第5项）。',
    );
  }
  const underWay = await tx.existsBy(ReferralEntity, {
    recordId: id,
    direction: 'OUT',
    arrow: In([confirmationRoute.arrow, reviewRoute.arrow]),
    state: In([...pending]),
  });
  if (underWay) {
    throw new Refusal(
      'ALREADY_CONFIRMED',
      '该协议的司法确认或仲裁审查正在办理。',
      '两种途径只能选择一项（办案规则第75条第5项）。',
    );
  }
}

async function checkClaims(
  tx: EntityManager,
  agreement: AgreementEntity,
  route: EnforceableRoute,
): Promise<void> {
  const { caseCode, organisation, claimKinds } = agreement;
  const file = await tx.findOneBy(CaseFileEntity, { caseCode, organisation });
  if (!file) throw notFound();
  if ([...claimKinds, file.cause].some((claim) => route.excluded.includes(claim))) {
    throw new Refusal(
      'EXCLUDED_CLAIM',
      '确认劳动关系的协议不能申请仲裁审查。',
      '依据：办案规则第75条第4项。可以申请仲裁，符合条件的可以申请司法确认。',
    );
  }
}

async function checkTime(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  route: EnforceableRoute,
): Promise<void> {
  const limit = await tx.findOneByOrFail(DeadlineEntity, { recordId: agreement.id, rule: route.rule });
  if (ctx.today > limit.due) {
    throw new Refusal(
      'OUT_OF_TIME',
      `已过申请期限（${limit.due}）。`,
      `依据：${limit.source}，期限不得延长。协议仍有合同约束力。`,
    );
  }
}

/** The joint application is itself the consent of whoever signed it; a consent on record comes first. */
async function applicationConsents(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, caseCode }: AgreementEntity,
  { scope, letter }: EnforceableRoute,
  applicants: string[],
  given: NewConsent[],
): Promise<ConsentEntity[]> {
  if (given.some((consent) => consent.scope !== scope))
    throw new Refusal('BAD_INPUT', '登记的同意与所申请的事项不符。');
  for (const consent of given) await recordConsent(tx, ctx, organisation, caseCode, consent);
  const standing = await standingConsents(tx, organisation, caseCode, scope);
  for (const partyId of applicants.filter((id) => !standing.some((consent) => consent.partyId === id))) {
    standing.push(
      await recordConsent(tx, ctx, organisation, caseCode, {
        partyId,
        scope,
        channel: 'PAPER',
        evidence: `共同签署的${letter.title}`,
      }),
    );
  }
  return standing.filter((consent) => applicants.includes(consent.partyId));
}
