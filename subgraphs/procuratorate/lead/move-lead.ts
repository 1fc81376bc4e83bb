import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { ProcuratorialLeadEntity } from './lead.entity.js';
import { type LeadAct, leadMachine } from './lead.state.js';

/** Moves a lead, records the act and tells the register. */
export async function moveLead(
  tx: EntityManager,
  ctx: RequestContext,
  lead: ProcuratorialLeadEntity,
  act: LeadAct,
  changes: Partial<ProcuratorialLeadEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(leadMachine, lead.state, act) };
  Object.assign(lead, next);
  await tx.update(ProcuratorialLeadEntity, { id: lead.id }, next);
  record(tx, ctx, `lead.${act}`, lead.id, { caseCode: lead.caseCode });
  noteLead(tx, ctx, lead);
}

/** Tells the register how the lead stands; the matter is in hand until it is answered. */
export function noteLead(tx: EntityManager, ctx: RequestContext, lead: ProcuratorialLeadEntity): void {
  const { id, caseCode, organisation, state, number, endedOn } = lead;
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind: 'ProcuratorialLead',
    recordId: id,
    state,
    number,
    holding: endedOn === null,
  });
}
