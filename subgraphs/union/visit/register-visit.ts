import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { enquirerColumns } from '../enquirer/enquirer.type.js';
import { mayBegin } from '../staff.policy.js';
import { VisitRecordEntity } from './visit.entity.js';
import type { RegisterVisitInput } from './visit.type.js';

/** Registers a visit (来访接待登记); advice needs no case. */
export function registerVisit(ctx: RequestContext, input: RegisterVisitInput): Promise<VisitRecordEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const matter = input.matter.trim();
    if (matter === '') throw new Refusal('BAD_INPUT', '请填写反映事项。');
    if (input.persons < 1) throw new Refusal('BAD_INPUT', '来访人数至少为1。');
    const visit: VisitRecordEntity = {
      ...{ id: randomUUID(), caseCode: null, organisation: ctx.actor.organisation, state: 'REGISTERED' },
      ...{ number: input.number?.trim() || null, receivedOn: ctx.today, persons: input.persons, matter },
      ...enquirerColumns(input.enquirer),
      employerName: input.employerName?.trim() || null,
      receivedBy: input.receivedBy?.trim() || ctx.actor.name,
      ...{ answer: null, endedOn: null, intakeId: null },
    };
    await tx.insert(VisitRecordEntity, visit);
    record(tx, ctx, 'visit.register', visit.id, { details: { persons: visit.persons } });
    return visit;
  });
}
