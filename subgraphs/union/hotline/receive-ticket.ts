import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { enquirerColumns } from '../enquirer/enquirer.type.js';
import { mayBegin } from '../staff.policy.js';
import { startReply } from './move-ticket.js';
import { HotlineTicketEntity } from './ticket.entity.js';
import type { ReceiveTicketInput } from './ticket.type.js';

const ticketNumber = /^[0-9A-Za-z][0-9A-Za-z-]{3,39}$/;

/** Puts a call on record (受理); the time to reply runs from today. */
export function receiveTicket(ctx: RequestContext, input: ReceiveTicketInput): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    const number = input.number.trim();
    const matter = input.matter.trim();
    if (!ticketNumber.test(number))
      throw new Refusal('BAD_INPUT', '工单号格式不对。', '工单号由数字、字母和短横线组成，4至40位。');
    if (matter === '') throw new Refusal('BAD_INPUT', '请填写反映事项。');
    if (await tx.existsBy(HotlineTicketEntity, { organisation, number }))
      throw new Refusal('BAD_INPUT', '该工单号已经登记。', '请在工单列表中查找。');
    const ticket: HotlineTicketEntity = {
      ...{ id: randomUUID(), caseCode: null, organisation, number, state: 'RECEIVED', grade: input.grade },
      ...{ receivedOn: ctx.today, matter, employerName: input.employerName?.trim() || null },
      ...enquirerColumns(input.enquirer),
      ...{ handler: null, reply: null, repliedOn: null, resolved: null, callback: null, calledBackOn: null },
      ...{ reopenings: 0, endText: null, endedOn: null, intakeId: null },
    };
    await tx.insert(HotlineTicketEntity, ticket);
    await startReply(tx, ctx, ticket);
    record(tx, ctx, 'hotline-ticket.receive', ticket.id, { details: { grade: ticket.grade } });
    return ticket;
  });
}
