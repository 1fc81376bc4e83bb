import { randomUUID } from 'node:crypto';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { computeHourDeadline } from '#kernel/clock/hour-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { worksHere } from '../staff.policy.js';
import { PreservationEntity, type PreservationStage } from './preservation.entity.js';

export const beforeSuitRule = 'CRT-4';

export interface NewPreservation {
  caseCode: string;
  stage: PreservationStage;
  applicantPartyId: string;
  property: string;
  amount?: number | null;
}

/** Takes up an application to preserve property (接受保全申请); before suit the court rules within hours, not days (民诉法 §104). */
export function acceptPreservation(ctx: RequestContext, input: NewPreservation): Promise<PreservationEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(worksHere(ctx.actor, { organisation }));
    const { caseCode, stage, applicantPartyId, amount = null } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const party = { id: uuidOrNone(applicantPartyId), caseCode, organisation };
    if (!(await tx.existsBy(PartyEntity, party))) throw new Refusal('BAD_INPUT', '申请人不是本案当事人。');
    const property = input.property.trim();
    if (property === '') throw new Refusal('BAD_INPUT', '请填写财产线索。');
    const before = stage === 'PRE_SUIT';
    const row: PreservationEntity = {
      ...{ id: randomUUID(), caseCode, organisation, stage, applicantPartyId, property, amount },
      ...{ acceptedAt: ctx.now, ruledAt: null, granted: null, takenOn: null, followedOn: null },
      ...{ followedBy: null, effectiveOn: null, enforcementOn: null, liftedOn: null, liftReason: null },
      ruleBy: before ? computeHourDeadline(beforeSuitRule, ctx.now, 'RULING') : null,
    };
    await tx.insert(PreservationEntity, row);
    if (before) {
      const subject = { caseCode, organisation, recordKind: 'Preservation', recordId: row.id };
      await startDeadline(tx, ctx, { ...subject, rule: beforeSuitRule, variant: 'RULING', from: ctx.today });
    }
    record(tx, ctx, 'preservation.accept', row.id, { caseCode, details: { stage } });
    return row;
  });
}
