import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { mayBegin } from '../staff.policy.js';
import { HotlineTicketEntity } from './ticket.entity.js';
import type { TicketState } from './ticket.state.js';

/** The tickets that became cases, by `<case code> <organisation>`. */
export function ticketsOf(ctx: RequestContext): DataLoader<string, HotlineTicketEntity[]> {
  return batchMany(
    ctx,
    'hotline tickets',
    (keys) =>
      ctx.db.find(HotlineTicketEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function ticketById(ctx: RequestContext): DataLoader<string, HotlineTicketEntity | null> {
  return batchOne(
    ctx,
    'hotline ticket',
    (ids) => ctx.db.findBy(HotlineTicketEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The hotline's list of work at the person's organisation. */
export function listTickets(
  ctx: RequestContext,
  filter: PageRequest & { states: TicketState[] | null },
): Promise<WorklistPage<HotlineTicketEntity>> {
  permit(mayBegin(ctx.actor));
  return worklist(ctx, HotlineTicketEntity, filter);
}
