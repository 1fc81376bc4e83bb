import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { caseNumber } from '#kernel/values/case-number.js';
import { courtOf } from '../court-addressee.js';
import { CivilSupervisionEntity } from './civil-supervision.entity.js';
import { mayAcceptSupervision } from './civil-supervision.policy.js';
import type { AcceptSupervisionInput } from './civil-supervision.type.js';
import { moveSupervision, loadSupervision, noteSupervision } from './move-supervision.js';

/** Accepts a matter of civil supervision in a case on file (受理): on a party's application, or of the own accord. */
export function acceptSupervision(
  ctx: RequestContext,
  input: AcceptSupervisionInput,
): Promise<CivilSupervisionEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayAcceptSupervision(ctx.actor));
    const { organisation } = ctx.actor;
    const { caseCode, matter } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (input.grounds.trim() === '') throw new Refusal('BAD_INPUT', '请写明监督的理由。');
    const row: CivilSupervisionEntity = {
      ...{ id: randomUUID(), caseCode, organisation, state: 'ACCEPTED', matter },
      applicantPartyId: await applicantOf(tx, caseCode, organisation, input.applicantPartyId ?? null),
      ...{ ...courtOf(ctx, input), courtNumber: caseNumber(input.courtNumber) },
      ...{ grounds: input.grounds.trim(), acceptedOn: ctx.today },
      ...{ reviewerId: null, number: null, decidedOn: null, decisionReason: null },
    };
    await tx.insert(CivilSupervisionEntity, row);
    record(tx, ctx, 'civil-supervision.accept', row.id, { caseCode });
    noteSupervision(tx, ctx, row);
    return row;
  });
}

async function applicantOf(
  tx: EntityManager,
  caseCode: string,
  organisation: string,
  partyId: string | null,
): Promise<string | null> {
  if (partyId === null) return null;
  const id = uuidOrNone(partyId);
  if (!(await tx.existsBy(PartyEntity, { id, caseCode, organisation })))
    throw new Refusal(
      'BAD_INPUT',
      '申请监督的人不是本案当事人。',
      '请从本案当事人中选择；依职权监督的不填。',
    );
  return id;
}

/** A procurator takes the matter up (审查). */
export function reviewSupervision(ctx: RequestContext, id: string): Promise<CivilSupervisionEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadSupervision(tx, ctx, id);
    await moveSupervision(tx, ctx, row, 'review', { reviewerId: ctx.actor.id });
    return row;
  });
}
