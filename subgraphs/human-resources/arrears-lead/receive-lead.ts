import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../inspection/inspection-number.js';
import { isInspector } from '../inspection/inspection.policy.js';
import { intakeCase } from '../inspection/intake-case.js';
import { WageArrearsLeadEntity } from './lead.entity.js';
import type { ReceiveArrearsLeadInput } from './lead.type.js';
import { noteLead } from './move-lead.js';

/** Takes in a lead that wages are owed, of a case on file or of a new one (欠薪线索登记). */
export function receiveArrearsLead(
  ctx: RequestContext,
  { caseCode, source, workers, claimed = null, facts, parties, ...input }: ReceiveArrearsLeadInput,
): Promise<WageArrearsLeadEntity> {
  return ctx.transaction(async (tx) => {
    permit(isInspector(ctx.actor));
    const said = needText(facts, '请写明线索内容。');
    if (workers < 1) throw new Refusal('BAD_INPUT', '涉及人数至少为一人。');
    const intake = { caseCode, cause: 'WAGE_CLAIM', claim: claimed, facts: said, parties };
    const lead: WageArrearsLeadEntity = {
      ...{ id: randomUUID(), caseCode: await intakeCase(tx, ctx, intake), state: 'RECEIVED', source },
      ...{ organisation: ctx.actor.organisation, receivedOn: ctx.today, workers, claimed, facts: said },
      unpaidMonths: input.unpaidMonths?.trim() || null,
      ...{ dispatchedTo: null, dispatchedOn: null, paid: null, payments: [], findings: null },
      ...{ inspectionId: null, reply: null, closedOn: null },
    };
    await tx.insert(WageArrearsLeadEntity, lead);
    record(tx, ctx, 'arrearsLead.receive', lead.id, { caseCode: lead.caseCode });
    noteLead(tx, ctx, lead, true);
    return lead;
  });
}
