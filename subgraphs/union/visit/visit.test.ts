import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court } from '../../../infra/county/organisations.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { UnionIntakeEntity } from '../intake/intake.entity.js';
import {
  closeRiskLead,
  escalateRiskLead,
  resolveRiskLead,
  verifyRiskLead,
} from '../risk-lead/settle-risk-lead.js';
import { reportRiskLead } from '../risk-lead/report-risk-lead.js';
import type { ReportRiskLeadInput } from '../risk-lead/risk-lead.type.js';
import { listRiskLeads } from '../risk-lead/risk-leads.js';
import { employer, otherUnion, type UnionRoom, unionRoom, worker } from '../testing/union-room.js';
import { answerVisit, escalateVisit } from './end-visit.js';
import { registerVisit } from './register-visit.js';
import type { RegisterVisitInput } from './visit.type.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-03-03T10:00:00+08:00');
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });
const register = (changes: Partial<RegisterVisitInput> = {}) =>
  registerVisit(officer(), { persons: 1, matter: '咨询加班费', ...changes });

describe('a visit to the window', () => {
  test('needs neither a case nor a name, and ends with the answer', async () => {
    const visit = await register({ persons: 3 });
    expect(visit).toMatchObject({ state: 'REGISTERED', caseCode: null, persons: 3, receivedBy: '样例' });
    await expect(answerVisit(officer(), visit.id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    expect(await answerVisit(officer(), visit.id, '按劳动法第四十四条')).toMatchObject({
      state: 'ANSWERED',
      endedOn: '2025-03-03',
      intakeId: null,
    });
    await expect(answerVisit(officer(), visit.id, '又答')).rejects.toThrow(refused('WRONG_STATE'));
  });

  test.each([{ matter: ' ' }, { persons: 0 }])('is refused with %o', async (wrong) => {
    await expect(register(wrong)).rejects.toThrow(refused('BAD_INPUT'));
  });

  test('that is escalated opens the one intake of the union', async () => {
    const visit = await register({ enquirer: { name: worker.name, idNumber: worker.idNumber } });
    const input = { id: visit.id, cause: 'WAGE_CLAIM', facts: '拖欠工资', parties: [employer] };
    const escalated = await escalateVisit(officer(), input);
    const intakes = await room.union.dataSource.manager.findBy(UnionIntakeEntity, {
      caseCode: escalated.caseCode!,
    });
    expect(intakes).toMatchObject([{ id: escalated.intakeId, door: 'VISIT' }]);
    const seen = await caseAsSeen(officer(), escalated.caseCode!, 'facts visits { state intakeId }');
    expect(seen).toEqual({
      facts: '拖欠工资',
      visits: [{ state: 'ESCALATED', intakeId: escalated.intakeId }],
    });
    await expect(escalateVisit(officer(), input)).rejects.toThrow(refused('WRONG_STATE'));
  });

  test('is of its organisation alone, in the list and in every act', async () => {
    const query = '{ unionVisits { total nodes { id } } }';
    expect((await askAgency(officer(), query)).unionVisits.total).toBeGreaterThan(1);
    const elsewhere = room.at('UNION_OFFICER', otherUnion);
    expect((await askAgency(elsewhere, query)).unionVisits).toEqual({ total: 0, nodes: [] });
    await expect(askAgency(room.at('CLERK', court), query)).rejects.toThrow(refused('NOT_FOUND'));
    const { id } = await register();
    await expect(answerVisit(elsewhere, id, '答')).rejects.toThrow(refused('NOT_FOUND'));
  });
});

describe('a lead of unpaid wages', () => {
  const report = (changes: Partial<ReportRiskLeadInput> = {}) =>
    reportRiskLead(officer(), {
      ...{ kind: 'WAGE_ARREARS', informant: '测试辛', employerName: employer.name, workers: 12 },
      ...{ facts: '两个月没有发工资', ...changes },
    });

  test('is looked into and put right on the spot', async () => {
    const { id } = await report({ amount: 9_000_000 });
    await expect(resolveRiskLead(officer(), id, '已付清')).rejects.toThrow(refused('WRONG_STATE'));
    await expect(verifyRiskLead(officer(), id, [])).rejects.toThrow(refused('BAD_INPUT'));
    await verifyRiskLead(officer(), id, ['样例监督员']);
    const lead = await resolveRiskLead(officer(), id, '单位当日付清');
    expect(lead).toMatchObject({ state: 'RESOLVED_LOCALLY', settledOn: '2025-03-03', amount: 9_000_000 });
    await expect(closeRiskLead(officer(), id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    expect(await closeRiskLead(officer(), id, '无余欠')).toMatchObject({ state: 'CLOSED' });
  });

  test('goes to the platform only when two supervisors have seen it', async () => {
    const { id } = await report();
    await verifyRiskLead(officer(), id, ['样例监督员', '样例监督员']);
    const up = { id, findings: '欠薪属实', platformNumber: 'QX-2025-0009' };
    await expect(escalateRiskLead(officer(), up)).rejects.toThrow(refused('BAD_INPUT'));
    await verifyRiskLead(officer(), id, ['另一监督员']);
    await expect(escalateRiskLead(officer(), { ...up, platformNumber: ' ' })).rejects.toThrow(
      refused('BAD_INPUT'),
    );
    expect(await escalateRiskLead(officer(), up)).toMatchObject({
      ...{ state: 'ESCALATED', platformNumber: 'QX-2025-0009', verifyingOn: '2025-03-03' },
      verifiers: ['样例监督员', '另一监督员'],
    });
  });

  test('belongs to a case of the own organisation or to none', async () => {
    const { caseCode } = await room.openCase();
    await report({ caseCode });
    expect(await caseAsSeen(officer(), caseCode, 'riskLeads { workers informant }')).toEqual({
      riskLeads: [{ workers: 12, informant: '测试辛' }],
    });
    await expect(report({ caseCode: 'WF-370499-U-2025-999999-X' })).rejects.toThrow(refused('NOT_FOUND'));
    await expect(report({ workers: 0 })).rejects.toThrow(refused('BAD_INPUT'));
  });

  test('is of its organisation alone', async () => {
    const elsewhere = room.at('UNION_OFFICER', otherUnion);
    const { id } = await report();
    await expect(verifyRiskLead(elsewhere, id, ['样例'])).rejects.toThrow(refused('NOT_FOUND'));
    const filter = { states: null, first: 50, after: null };
    expect((await listRiskLeads(elsewhere, filter)).total).toBe(0);
    expect((await listRiskLeads(officer(), filter)).total).toBeGreaterThan(2);
    expect(() => listRiskLeads(room.at('LEADER'), filter)).toThrow(refused('NOT_FOUND'));
  });
});
