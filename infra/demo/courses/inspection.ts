import { addDays, localDate } from '#kernel/values/local-date.js';
import {
  acceptComplaint,
  fileInspection,
} from '../../../subgraphs/human-resources/inspection/accept-complaint.js';
import { fileComplaint } from '../../../subgraphs/human-resources/inspection/file-complaint.js';
import { beginInvestigation } from '../../../subgraphs/human-resources/inspection/investigate.js';
import { noteOrderIgnored } from '../../../subgraphs/human-resources/inspection/note-order.js';
import { orderRectification } from '../../../subgraphs/human-resources/inspection/order-rectification.js';
import { RectificationOrderEntity } from '../../../subgraphs/human-resources/inspection/order.entity.js';
import { listEmployer } from '../../../subgraphs/human-resources/wage-blacklist/decide-listing.js';
import { noticeBlacklisting } from '../../../subgraphs/human-resources/wage-blacklist/notice-blacklisting.js';
import type { CaseDesk } from '../case-desk.js';

const staff = 'inspector';
/** In fen; above what any province may set. */
const unpaid = 3_000_000;
const daysToPay = 15;

/** Complaints to the labour inspection: filed, ordered to pay, and the employer that does not pay is listed. */
export async function playInspection(desk: CaseDesk): Promise<void> {
  const { stage, workers } = desk.plan;
  const complainant = workers[0]!.name;
  const { id } = await desk.opens(staff, (ctx) =>
    fileComplaint(ctx, {
      ...{ cause: 'WAGE_CLAIM', source: 'COMPLAINT', violation: 'WAGE_ARREARS', complainant },
      ...{ facts: '用人单位拖欠四个月工资30000.00元。', parties: desk.parties() },
    }),
  );
  await desk.does(staff, 2, (ctx) => acceptComplaint(ctx, { id }));
  await desk.does(staff, 3, (ctx) => fileInspection(ctx, id, number(desk, '立')));
  await desk.does(staff, 3, (ctx) => beginInvestigation(ctx, id));
  if (stage === 'INVESTIGATING') return;
  const lastDay = addDays(localDate(desk.dateOf(10)), daysToPay);
  await desk.does(staff, 10, (ctx) =>
    orderRectification(ctx, {
      ...{ id, kind: 'PAY', number: number(desk, '令'), lastDay, demand: '支付拖欠的工资' },
      ...{ amount: unpaid, payments: [{ worker: complainant, amount: unpaid, months: 4 }] },
    }),
  );
  if (stage === 'ORDERED') return;
  const order = await desk.reads(staff, (ctx) =>
    ctx.db.findOneByOrFail(RectificationOrderEntity, { number: number(desk, '令') }),
  );
  await desk.does(staff, 24, (ctx) => noteOrderIgnored(ctx, order.id));
  const { id: entryId } = await desk.does(staff, 25, (ctx) =>
    noticeBlacklisting(ctx, { orderId: order.id, noticeNumber: number(desk, '告') }),
  );
  await desk.does(staff, 33, (ctx) => listEmployer(ctx, entryId, number(desk, '列'), null));
}

function number(desk: CaseDesk, word: '立' | '令' | '告' | '列'): string {
  return `鲁虚构人社监${word}字〔${desk.year}〕第${desk.plan.serial}号`;
}
