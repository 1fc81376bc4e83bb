import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { EngagementEntity, MediatorEntity } from '#kernel/mediation/mediator.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { assignRule } from './apply-union-aid.js';
import { loadUnionAid, moveUnionAid, noteUnionAid } from './move-union-aid.js';
import type { UnionLegalAidCaseEntity } from './union-aid.entity.js';

export interface UnionLawyer {
  id: string;
  lawyerName: string;
  firm: string;
  licenceNumber: string;
  /** Compared by its keyed hash and not kept. */
  lawyerIdNumber: string;
}

/** Assigns a lawyer, or another one in the first one's place (指派、更换). Who mediates a case acts for no side of it. */
export function assignUnionLawyer(ctx: RequestContext, input: UnionLawyer): Promise<UnionLegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadUnionAid(tx, ctx, input.id);
    const { lawyerName, firm, licenceNumber } = input;
    if ([lawyerName, firm, licenceNumber].some((text) => text.trim() === ''))
      throw new Refusal('BAD_INPUT', '请填写律师姓名、所在机构和执业证号。');
    const personKey = matchingKey(ctx.agency.keyring, 'PERSON', input.lawyerIdNumber);
    await refuseMediator(tx, aid, personKey);
    await moveUnionAid(tx, ctx, aid, 'assign', { lawyerName, firm, licenceNumber, assignedOn: ctx.today });
    await rememberEngagement(tx, ctx, aid, personKey);
    await meetDeadline(tx, ctx, aid.id, assignRule);
    await noteUnionAid(tx, ctx, aid);
    return aid;
  });
}

/** 特邀调解规定 §16: a mediator of the case may not act in it for a party. */
async function refuseMediator(
  tx: EntityManager,
  { caseCode }: UnionLegalAidCaseEntity,
  personKey: string,
): Promise<void> {
  const mediations = await tx.findBy(MediationEntity, { caseCode });
  if (!mediations.some(({ mediators }) => mediators.some((mediator) => mediator.personKey === personKey)))
    return;
  throw new Refusal(
    'CONFLICT_OF_INTEREST',
    '该律师担任过本案调解员，不能再代理本案。',
    '请另行指派律师（最高人民法院关于人民法院特邀调解的规定第16条）。',
  );
}

/** A lawyer who is also on the roster of mediators has acted for this worker, and will not mediate the worker's cases. */
async function rememberEngagement(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, applicantPartyId }: UnionLegalAidCaseEntity,
  personKey: string,
): Promise<void> {
  const mediators = await tx.findBy(MediatorEntity, { organisation, personKey });
  const applicant = await tx.findOneBy(PartyEntity, { id: applicantPartyId, organisation });
  const partyKey = applicant?.matchingKey;
  if (!partyKey || mediators.length === 0) return;
  await tx.insert(
    EngagementEntity,
    mediators.map(({ id: mediatorId }) => ({
      ...{ id: randomUUID(), mediatorId, organisation, partyKey, role: 'AGENT' as const },
      ...{ procedure: '工会法律援助代理', since: ctx.today },
    })),
  );
}
