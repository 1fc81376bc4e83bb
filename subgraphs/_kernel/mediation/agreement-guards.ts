import { type EntityManager, In } from 'typeorm';
import type { Arrow } from '#kernel/arrows/arrow-row.js';
import type { ArrowsSent, GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { AgreementEntity } from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { confirmationRoute, type EnforceableRoute, reviewRoute } from './enforceable-route.js';
import { missingSides } from './sides.js';

type AgreementGuard = (
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  route: EnforceableRoute,
) => Promise<void>;

/** The agreement it is about, or the latest of the case. Refuses with WRONG_STATE where there is none. */
export async function agreementOf(
  tx: EntityManager,
  { caseCode, from, recordId }: Proposal,
): Promise<AgreementEntity> {
  const of = { caseCode, organisation: from };
  const agreement = await tx.findOne(AgreementEntity, {
    where: recordId ? { ...of, id: recordId } : of,
    order: { effectiveAt: { direction: 'DESC', nulls: 'LAST' } },
  });
  if (agreement) return agreement;
  throw new Refusal('WRONG_STATE', '本案还没有调解协议。', '达成协议并生效后可以申请。');
}

function routeOf({ id }: Arrow): EnforceableRoute {
  return id === confirmationRoute.arrow ? confirmationRoute : reviewRoute;
}

/** A guard that looks at the agreement alone. */
function ofAgreement(guard: AgreementGuard): GuardCheck {
  return async (tx, ctx, proposal) => {
    await guard(tx, ctx, await agreementOf(tx, proposal), routeOf(proposal.arrow));
    return 'MET';
  };
}

const jointApplication: GuardCheck = async (tx, _ctx, proposal) => {
  const { stated } = proposal;
  const applicants = stated?.applicantPartyIds ?? stated?.application?.applicantPartyIds;
  const { caseCode, organisation, partyIds } = await agreementOf(tx, proposal);
  if (!applicants) return 'TO_STATE';
  if (applicants.some((id) => !partyIds.includes(id)))
    throw new Refusal('BAD_INPUT', '申请人不是本协议的当事人。');
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const missing = missingSides(parties, applicants);
  if (missing.length > 0)
    throw new Refusal(
      'ONE_PARTY_APPLICATION',
      `缺少${missing.join('和')}的申请。`,
      '须由双方当事人共同申请。',
    );
  return 'MET';
};

const pending = [
  ...(['SENT', 'RECEIVED', 'ACCEPTED', 'FORWARDED'] as const),
  ...(['IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'DISPUTED'] as const),
];

/** Nothing has made the agreement enforceable, nothing is about to, and it is in a state to be applied on. */
const onlyRoute: AgreementGuard = async (tx, _ctx, { id, state }) => {
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
    state: In(pending),
  });
  if (underWay) {
    throw new Refusal(
      'ALREADY_CONFIRMED',
      '该协议的司法确认或仲裁审查正在办理。',
      '两种途径只能选择一项（办案规则第75条第5项）。',
    );
  }
  move(agreementMachine, state, 'apply');
};

const openClaim: AgreementGuard = async (tx, _ctx, agreement, route) => {
  const { caseCode, organisation, claimKinds } = agreement;
  const file = await tx.findOneBy(CaseFileEntity, { caseCode, organisation });
  if (!file) throw notFound();
  if ([...claimKinds, file.cause].some((claim) => route.excluded.includes(claim))) {
    throw new Refusal('EXCLUDED_CLAIM', ...route.excludedBecause);
  }
};

const inTime: AgreementGuard = async (tx, ctx, agreement, route) => {
  const limit = await tx.findOneBy(DeadlineEntity, { recordId: agreement.id, rule: route.rule });
  if (!limit) throw new Refusal('WRONG_STATE', '协议还没有生效。', '各方签名、盖章生效后可以申请。');
  if (ctx.today > limit.due) {
    throw new Refusal(
      'OUT_OF_TIME',
      `已过申请期限（${limit.due}）。`,
      `依据：${limit.source}，期限不得延长。协议仍有合同约束力。`,
    );
  }
};

/** In the address book, the marks of an organisation that mediates by law. */
const mediates = ['mediation', 'people-mediation'];

const lawfulOrganisation: AgreementGuard = async (_tx, ctx, { organisation }) => {
  if (ctx.agency.book.organisation(organisation).roster.some((tag) => mediates.includes(tag))) return;
  throw new Refusal(
    'GUARD_NOT_MET',
    '主持调解的单位不是依法设立的调解组织，不能申请司法确认。',
    '依据：民事诉讼法第205条。协议仍有合同约束力。',
  );
};

const joint = { JOINT_APPLICATION: jointApplication, ONE_ROUTE: ofAgreement(onlyRoute) };
const timely = { IN_TIME: ofAgreement(inTime) };

const claimType = { CLAIM_TYPE: ofAgreement(openClaim) };
const lawful = { LAWFUL_ORGANISATION: ofAgreement(lawfulOrganisation) };

/** Who answers the guards of an application on an agreement, at every agency that mediates. */
export const confirmationSent: ArrowsSent = {
  [confirmationRoute.arrow]: { ...joint, ...timely, ...lawful, ...claimType },
};
export const reviewSent: ArrowsSent = { [reviewRoute.arrow]: { ...joint, ...timely, ...claimType } };
