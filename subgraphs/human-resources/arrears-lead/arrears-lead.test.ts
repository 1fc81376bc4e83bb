import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { court, humanResources as home } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { workersOwed } from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';
import { InspectionCaseEntity } from '../inspection/inspection.entity.js';
import type { ReceiveArrearsLeadInput } from './lead.type.js';
import { listArrearsLeads } from './leads.js';
import { receiveArrearsLead } from './receive-lead.js';
import {
  closeArrearsLead,
  dismissArrearsLead,
  dispatchArrearsLead,
  inspectArrears,
  markArrearsPaid,
  verifyArrearsLead,
} from './work-lead.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());
beforeEach(() => room.setTime('2025-03-03T10:00:00+08:00'));

const officer = () => room.at('CLERK');
const input: ReceiveArrearsLeadInput = {
  ...{ source: 'ONLINE_PLATFORM', workers: 3, claimed: 1_350_001, facts: '拖欠三人工资' },
  parties: wageParties,
};

async function verifying() {
  const lead = await receiveArrearsLead(officer(), input);
  await dispatchArrearsLead(officer(), lead.id, '监察大队一中队');
  await verifyArrearsLead(officer(), lead.id);
  return lead;
}

describe('an arrears lead', () => {
  test('opens a case, or joins one that is on file here', async () => {
    const lead = await receiveArrearsLead(officer(), input);
    expect(lead).toMatchObject({ state: 'RECEIVED', receivedOn: '2025-03-03' });
    const joined = await receiveArrearsLead(officer(), { ...input, caseCode: lead.caseCode, parties: null });
    expect(joined.caseCode).toBe(lead.caseCode);
    const unknown = { ...input, caseCode: 'WF-370499-U-2025-999999-0' };
    await expect(receiveArrearsLead(officer(), unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(receiveArrearsLead(officer(), { ...input, parties: null })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test.each([{ facts: ' ' }, { workers: 0 }])('is none without facts or workers: %j', async (fault) => {
    await expect(receiveArrearsLead(officer(), { ...input, ...fault })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('is checked by somebody who is named', async () => {
    const { id } = await receiveArrearsLead(officer(), input);
    await expect(verifyArrearsLead(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(dispatchArrearsLead(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await dispatchArrearsLead(officer(), id, '监察大队一中队');
    expect(await dispatchArrearsLead(officer(), id, '监察大队二中队')).toMatchObject({
      dispatchedTo: '监察大队二中队',
    });
  });

  test('is paid when every worker’s money makes the whole to the fen, and closed with a reply', async () => {
    const { id } = await verifying();
    const payments = [...workersOwed(2, 450_000, 1), { worker: '测试乙', amount: 450_001, months: 1 }];
    const pay = (paid: number) =>
      markArrearsPaid(officer(), { id, paid, payments, findings: '已核对银行流水' });
    await expect(pay(1_350_000)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await pay(1_350_001)).toMatchObject({ state: 'PAID', paid: 1_350_001 });
    await expect(closeArrearsLead(officer(), id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await closeArrearsLead(officer(), id, '三人工资已全部支付')).toMatchObject({
      ...{ state: 'CLOSED', closedOn: '2025-03-03' },
    });
  });

  test('that is not so says why', async () => {
    const { id } = await verifying();
    await expect(dismissArrearsLead(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await dismissArrearsLead(officer(), id, '工资已按月发放')).toMatchObject({
      state: 'NOT_ESTABLISHED',
    });
  });

  test('that is so and unpaid begins an inspection of the same case', async () => {
    const { id, caseCode } = await verifying();
    const { state, inspectionId } = await inspectArrears(officer(), id, '拖欠属实，拒不支付');
    expect(state).toBe('TO_INSPECTION');
    const { manager } = room.agency.dataSource;
    expect(await manager.findOneByOrFail(InspectionCaseEntity, { id: inspectionId! })).toMatchObject({
      ...{ caseCode, state: 'COMPLAINT', source: 'ARREARS_LEAD', violation: 'WAGE_ARREARS' },
    });
    const [clock] = await room.deadlines(inspectionId!);
    expect(clock).toMatchObject({ rule: 'INS-1', due: '2025-03-10' });
    const part = await caseAsSeen(officer(), caseCode, 'arrearsLeads { state } inspections { state }');
    expect(part).toEqual({
      arrearsLeads: [{ state: 'TO_INSPECTION' }],
      inspections: [{ state: 'COMPLAINT' }],
    });
  });

  test('is worked and listed by the bureau’s inspectors alone', async () => {
    const { id } = await receiveArrearsLead(officer(), input);
    for (const ctx of [room.at('ARBITRATOR'), room.at('CLERK', court)]) {
      await expect(receiveArrearsLead(ctx, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(dispatchArrearsLead(ctx, id, '一中队')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(() => listArrearsLeads(ctx, { states: null, first: 5, after: null })).toThrow();
    }
    const { rows } = await listArrearsLeads(officer(), { states: ['RECEIVED'], first: 100, after: null });
    expect(rows.map((row) => row.id)).toContain(id);
    expect(rows.every(({ state }) => state === 'RECEIVED')).toBe(true);
  });
});
