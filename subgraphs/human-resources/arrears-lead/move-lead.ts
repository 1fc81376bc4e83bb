import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { WageArrearsLeadEntity } from './lead.entity.js';
import { type ArrearsLeadAct, arrearsLeadMachine } from './lead.state.js';

/** One act of an inspector on a lead: moved, saved, recorded, told to the register. */
export function actOnLead(
  ctx: RequestContext,
  id: string,
  act: ArrearsLeadAct,
  change: (
    tx: EntityManager,
    lead: WageArrearsLeadEntity,
  ) => Partial<WageArrearsLeadEntity> | Promise<Partial<WageArrearsLeadEntity>>,
): Promise<WageArrearsLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await load(tx, WageArrearsLeadEntity, id);
    permit(mayInspect(ctx.actor, lead));
    const state = move(arrearsLeadMachine, lead.state, act);
    const next = { ...(await change(tx, lead)), state };
    Object.assign(lead, next);
    await tx.update(WageArrearsLeadEntity, { id }, next);
    record(tx, ctx, `arrearsLead.${act}`, id, { caseCode: lead.caseCode });
    noteLead(tx, ctx, lead, state === 'CLOSED' ? false : undefined);
    return lead;
  });
}

/** Tells the register how the lead stands. */
export function noteLead(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation, state }: WageArrearsLeadEntity,
  holding?: boolean,
): void {
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'WageArrearsLead', recordId: id, state },
    ...(holding === undefined ? {} : { holding }),
  });
}
