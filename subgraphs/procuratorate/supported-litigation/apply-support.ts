import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { needCause } from '#kernel/clock/law.js';
import { recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { noteSupport } from './move-support.js';
import { needConsentOfClaimants, needWeakPosition } from './support-guards.js';
import { SupportedLitigationEntity } from './support.entity.js';
import { mayApplySupport } from './support.policy.js';
import type { ApplySupportInCaseInput, ApplySupportInput } from './support.type.js';

/** Takes in an application at our own door (申请): opens the case and records the claimants' consent to the support. */
export function applySupport(
  ctx: RequestContext,
  input: ApplySupportInput,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayApplySupport(ctx.actor));
    const { organisation } = ctx.actor;
    const { cause, causeVersion, claim = null, facts, consentChannel: channel, consentEvidence } = input;
    const title = needCause(cause).name;
    const dispute = { cause, causeVersion, title, claim, facts, door: 'APPLICATION', parties: input.parties };
    const { file, parties } = await openCase(tx, ctx, organisation, dispute);
    const { caseCode } = file;
    const claimants = claimantsAmong(parties);
    const consent = { scope: 'SUPPORTED_LITIGATION', channel, evidence: consentEvidence } as const;
    for (const { id: partyId } of claimants)
      await recordConsent(tx, ctx, organisation, caseCode, { partyId, ...consent });
    return openSupport(tx, ctx, { ...input, caseCode, claimantPartyIds: claimants.map(({ id }) => id) });
  });
}

/** The same in a case that is on file here, for instance after a lead; the consents are on record before. */
export function applySupportInCase(
  ctx: RequestContext,
  input: ApplySupportInCaseInput,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayApplySupport(ctx.actor));
    const { organisation } = ctx.actor;
    const { caseCode } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const asked = [...new Set(input.claimantPartyIds.map(uuidOrNone))];
    const parties = await tx.findBy(PartyEntity, { id: In(asked), caseCode, organisation });
    const claimants = claimantsAmong(parties);
    if (claimants.length !== asked.length) throw noClaimant();
    const claimantPartyIds = claimants.map(({ id }) => id);
    await needConsentOfClaimants(tx, { organisation, caseCode, claimantPartyIds });
    return openSupport(tx, ctx, { ...input, claimantPartyIds });
  });
}

interface SupportApplication {
  caseCode: string;
  claimantPartyIds: string[];
  weakPosition: string;
  request: string;
  facts: string;
  referralId?: string;
  organisation?: string;
}

/** Begins an application in a case that is on file. */
export async function openSupport(
  tx: EntityManager,
  ctx: RequestContext,
  application: SupportApplication,
): Promise<SupportedLitigationEntity> {
  const { caseCode, claimantPartyIds, weakPosition, request, facts, referralId = null } = application;
  needWeakPosition(weakPosition);
  if (request.trim() === '' || facts.trim() === '')
    throw new Refusal('BAD_INPUT', '请填写诉讼请求、事实和理由。');
  const undecided = { directSuitGround: null, awardNumber: null, number: null, decidedOn: null };
  const unfiled = { courtName: null, courtCode: null, courtNumber: null, suedOn: null, filedOn: null };
  const support: SupportedLitigationEntity = {
    ...{ id: randomUUID(), caseCode, organisation: application.organisation ?? ctx.actor.organisation },
    ...{ referralId, state: 'APPLIED', claimantPartyIds, weakPosition: weakPosition.trim() },
    ...{ request: request.trim(), facts: facts.trim(), appliedOn: ctx.today, reviewerId: null },
    ...{ ...undecided, decisionReason: null, ...unfiled, hearingOn: null, resultText: null, endedOn: null },
  };
  await tx.insert(SupportedLitigationEntity, support);
  record(tx, ctx, 'support.apply', support.id, { caseCode });
  noteSupport(tx, ctx, support);
  return support;
}

/** Those who may be claimants: persons among the applicants. Refuses where there is none. */
function claimantsAmong(parties: readonly PartyEntity[]): PartyEntity[] {
  const claimants = parties.filter(({ side, kind }) => side === 'APPLICANT' && kind === 'PERSON');
  if (claimants.length === 0) throw noClaimant();
  return claimants;
}

function noClaimant(): Refusal {
  return new Refusal('BAD_INPUT', '支持起诉的对象应当是本案的劳动者。', '请从本案申请人中选择。');
}
