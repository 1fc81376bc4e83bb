import {
  acceptComplaint,
  fileInspection,
} from '../../subgraphs/human-resources/inspection/accept-complaint.js';
import { fileComplaint } from '../../subgraphs/human-resources/inspection/file-complaint.js';
import type { FileComplaintInput } from '../../subgraphs/human-resources/inspection/inspection.input.js';
import { beginInvestigation } from '../../subgraphs/human-resources/inspection/investigate.js';
import { orderRectification } from '../../subgraphs/human-resources/inspection/order-rectification.js';
import { RectificationOrderEntity } from '../../subgraphs/human-resources/inspection/order.entity.js';
import type { WorkerPaymentRow } from '../../subgraphs/human-resources/inspection/worker-payment.js';
import { type AgencyRoom, wageParties } from './agency-room.js';

let serial = 1;

/** A number no document has had; `word` says of what kind. */
export function freeInspectionNumber(word: string): string {
  return `鲁虚构人社监${word}字〔2025〕第${serial++}号`;
}

export const complaint: FileComplaintInput = {
  ...{ cause: 'WAGE_CLAIM', source: 'COMPLAINT', violation: 'WAGE_ARREARS', complainant: '测试甲' },
  ...{ facts: '拖欠三个月工资', parties: wageParties },
};

/** So many invented workers, each owed the same. */
export function workersOwed(count: number, amount: number, months: number): WorkerPaymentRow[] {
  return Array.from({ length: count }, (_, index) => ({ worker: `测试工人${index + 1}`, amount, months }));
}

/** A complaint that is filed and under investigation. */
export async function investigated(room: AgencyRoom): Promise<{ id: string; caseCode: string }> {
  const officer = room.at('CLERK');
  const { id, caseCode } = await fileComplaint(officer, complaint);
  await acceptComplaint(officer, { id });
  await fileInspection(officer, id, freeInspectionNumber('立'));
  await beginInvestigation(officer, id);
  return { id, caseCode };
}

/** Orders the employer to pay; answers the order as it is kept. */
export async function orderPayment(
  room: AgencyRoom,
  id: string,
  lastDay: string,
  payments: WorkerPaymentRow[],
): Promise<RectificationOrderEntity> {
  const number = freeInspectionNumber('令');
  const amount = payments.reduce((sum, payment) => sum + payment.amount, 0);
  await orderRectification(room.at('CLERK'), {
    ...{ id, kind: 'PAY', number, lastDay, demand: '支付拖欠的工资', amount, payments },
  });
  return room.agency.dataSource.manager.findOneByOrFail(RectificationOrderEntity, { number });
}
