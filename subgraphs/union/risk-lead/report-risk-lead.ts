import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { mayBegin } from '../staff.policy.js';
import { RiskLeadEntity } from './risk-lead.entity.js';
import type { ReportRiskLeadInput } from './risk-lead.type.js';

/** Puts a lead on record (上报), with the case it belongs to where there is one. */
export function reportRiskLead(ctx: RequestContext, input: ReportRiskLeadInput): Promise<RiskLeadEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    const { kind, workers, amount = null, employerCode = null } = input;
    const [informant, employerName, facts] = [input.informant, input.employerName, input.facts].map((text) =>
      text.trim(),
    ) as [string, string, string];
    if (informant === '' || employerName === '' || facts === '' || workers < 1)
      throw new Refusal('BAD_INPUT', '请填写信息员、用人单位、涉及人数和线索内容。');
    const caseCode = input.caseCode ?? null;
    if (caseCode !== null) await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const lead: RiskLeadEntity = {
      ...{ id: randomUUID(), caseCode, organisation, state: 'REPORTED', kind, reportedOn: ctx.today },
      ...{ informant, employerName, employerCode, workers, amount, facts, verifiers: [], verifyingOn: null },
      ...{ findings: null, platformNumber: null, settledOn: null, endText: null, closedOn: null },
    };
    await tx.insert(RiskLeadEntity, lead);
    record(tx, ctx, 'risk-lead.report', lead.id, { caseCode, details: { kind, workers } });
    tellRiskLead(tx, ctx, lead);
    return lead;
  });
}

/** Tells the register how a lead stands that belongs to a case. */
export function tellRiskLead(tx: EntityManager, ctx: RequestContext, lead: RiskLeadEntity): void {
  const { id: recordId, caseCode, organisation, state, platformNumber: number } = lead;
  if (caseCode !== null)
    progress(tx, ctx, { caseCode, organisation, kind: 'RiskLead', recordId, state, number });
}
