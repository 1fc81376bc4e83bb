import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { employer, otherUnion, type UnionRoom, unionRoom } from '../testing/union-room.js';
import { reportRiskLead } from './report-risk-lead.js';
import type { ReportRiskLeadInput } from './risk-lead.type.js';
import { listRiskLeads } from './risk-leads.js';
import { closeRiskLead, escalateRiskLead, resolveRiskLead, verifyRiskLead } from './settle-risk-lead.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-03-03T10:00:00+08:00');
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });

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
