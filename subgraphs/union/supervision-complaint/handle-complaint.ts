import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { maySupervise } from '../staff.policy.js';
import { decideRule, refusalRule, resultRule, startComplaintClock } from './complaint-clocks.js';
import { SupervisionComplaintEntity } from './complaint.entity.js';

type Complaint = SupervisionComplaintEntity;

/** Takes a complaint down (投诉登记): the local time to decide on it runs. */
export function receiveComplaint(ctx: RequestContext, caseCode: string, text: string): Promise<Complaint> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const row: Complaint = {
      ...{ id: randomUUID(), caseCode, organisation, receivedOn: ctx.today },
      text: needText(text, '请填写投诉内容。'),
      ...{ decision: null, reason: null, decidedOn: null, result: null, handledOn: null, toldOn: null },
    };
    await tx.insert(SupervisionComplaintEntity, row);
    await startComplaintClock(tx, ctx, row, decideRule);
    record(tx, ctx, 'supervision-complaint.receive', row.id, { caseCode });
    return row;
  });
}

/** Accepts a complaint, or refuses it with a reason of which the complainant is to be told in time (受理、不受理). */
export function decideComplaint(
  ctx: RequestContext,
  id: string,
  refusedBecause: string | null,
): Promise<Complaint> {
  return change(ctx, id, 'decide', async (tx, row) => {
    if (row.decision !== null) throw new Refusal('WRONG_STATE', `投诉已于${row.decidedOn}作出决定。`);
    const refused = refusedBecause !== null;
    row.decision = refused ? 'REFUSED' : 'ACCEPTED';
    row.reason = refused ? needText(refusedBecause, '请填写不受理的理由。') : null;
    row.decidedOn = ctx.today;
    await meetDeadline(tx, ctx, id, decideRule);
    if (refused) await startComplaintClock(tx, ctx, row, refusalRule);
  });
}

/** An accepted complaint has been dealt with (处理结束): the time to tell the complainant runs. */
export function handleComplaint(ctx: RequestContext, id: string, result: string): Promise<Complaint> {
  return change(ctx, id, 'handle', async (tx, row) => {
    if (row.decision !== 'ACCEPTED' || row.handledOn !== null)
      throw new Refusal('WRONG_STATE', '投诉没有受理，或者已经处理结束。');
    row.result = needText(result, '请填写处理结果。');
    row.handledOn = ctx.today;
    await startComplaintClock(tx, ctx, row, resultRule);
  });
}

/** The complainant has been told of the refusal, or of the result (告知投诉人). */
export function tellComplainant(ctx: RequestContext, id: string): Promise<Complaint> {
  return change(ctx, id, 'tell', async (tx, row) => {
    const rule = row.decision === 'REFUSED' ? refusalRule : resultRule;
    const open = row.decision === 'REFUSED' || row.handledOn !== null;
    if (!open || row.toldOn !== null)
      throw new Refusal('WRONG_STATE', '还没有可以告知的结果，或者已经告知。');
    row.toldOn = ctx.today;
    await meetDeadline(tx, ctx, id, rule);
  });
}

function change(
  ctx: RequestContext,
  id: string,
  act: 'decide' | 'handle' | 'tell',
  work: (tx: EntityManager, row: Complaint) => Promise<void>,
): Promise<Complaint> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, SupervisionComplaintEntity, id);
    permit(maySupervise(ctx.actor, row));
    await work(tx, row);
    await tx.save(SupervisionComplaintEntity, row);
    record(tx, ctx, `supervision-complaint.${act}`, id, { caseCode: row.caseCode });
    return row;
  });
}
