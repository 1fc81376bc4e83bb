import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { humanResources as home } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import {
  complaint,
  freeInspectionNumber as number,
  orderPayment,
  workersOwed,
} from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';
import { listEmployer } from '../wage-blacklist/decide-listing.js';
import { noticeBlacklisting } from '../wage-blacklist/notice-blacklisting.js';
import { acceptComplaint, fileInspection } from './accept-complaint.js';
import { fileComplaint } from './file-complaint.js';
import { beginInvestigation } from './investigate.js';
import { noteOrderIgnored } from './note-order.js';
import { notePoliceDecision, referToPolice } from './refer-to-police.js';
import { RectificationOrderEntity } from './order.entity.js';
import { sumOf } from './worker-payment.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const officer = () => room.at('CLERK');
const on = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const dueOf = async (id: string, rule: string) =>
  (await room.deadlines(id)).find((row) => row.rule === rule)?.due;

test('8.4: forty workers, three months’ pay: complaint, order, blacklist and police', async () => {
  on('2025-01-21');
  const { id, caseCode } = await fileComplaint(officer(), complaint);
  await room.agency.dataSource.manager.update(CaseFileEntity, { caseCode }, { division: '610599' });
  expect(await dueOf(id, 'INS-1')).toBe('2025-01-27');

  on('2025-01-24');
  await acceptComplaint(officer(), { id });
  await fileInspection(officer(), id, number('立'));
  await beginInvestigation(officer(), id);

  on('2025-02-05');
  const payments = workersOwed(38, 450_000, 1);
  expect(sumOf(payments)).toBe(17_100_000);
  const order = await orderPayment(room, id, '2025-02-14', payments);
  on('2025-02-14');
  await expect(noteOrderIgnored(officer(), order.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });

  on('2025-02-17');
  await noteOrderIgnored(officer(), order.id);
  expect(await dueOf(order.id, 'INS-5')).toBe('2025-03-14');
  const transferred = await referToPolice(officer(), { orderId: order.id, number: number('移') });
  expect(transferred.police).toMatchObject({ ground: 'MANY_WORKERS', figure: 10_000_000 });

  const entry = await noticeBlacklisting(officer(), { orderId: order.id, noticeNumber: number('告') });
  expect(await dueOf(entry.id, 'INS-5')).toBe('2025-03-14');
  expect(await dueOf(entry.id, 'INS-4')).toBe('2025-02-24');
  expect(await dueOf(order.id, 'INS-5')).toBeUndefined();

  on('2025-02-20');
  // The second instalment falls due: what the first order names does not cover it.
  const second = await orderPayment(room, id, '2025-03-05', payments);
  const orders = await room.agency.dataSource.manager.findBy(RectificationOrderEntity, { inspectionId: id });
  expect(orders.map(({ amount }) => amount)).toEqual([17_100_000, 17_100_000]);
  expect(second.ignoredNotedOn).toBeNull();

  on('2025-02-28');
  await notePoliceDecision(officer(), {
    ...{ id, decision: 'FILED', number: '虚公（经）立字〔2025〕9号', on: '2025-02-27' },
  });
  expect(await listEmployer(officer(), entry.id, number('列'), null)).toMatchObject({
    ...{ state: 'LISTED', listedOn: '2025-02-28', listedUntil: '2028-02-28', ground: 'CRIME_AMOUNT' },
  });
});
