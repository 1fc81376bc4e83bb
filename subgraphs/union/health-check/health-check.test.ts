import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { RequestContext } from '#kernel/context.js';
import * as county from '../../../infra/county/organisations.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { union } from '../agency.js';
import { closeHealthCheck, followUpHealthCheck, recordFindingFollowUp } from './follow-up-health-check.js';
import { LegalHealthFindingEntity } from './health-check.entity.js';
import { mayKeepHealthCheck, mayListHealthChecks } from './health-check.policy.js';
import { planHealthCheck, visitEmployer } from './plan-health-check.js';
import { reportHealthCheck } from './report-health-check.js';

let toys: ToyCounty;
beforeAll(async () => {
  toys = await toyCounty({ union });
  toys.setTime('2025-06-03T10:00:00+08:00');
});
afterAll(() => toys.stop());

const refusal = (code: string) => expect.objectContaining({ code });
const at = (role: Role, organisation: county.Organisation = county.union) =>
  new RequestContext(toys.union, {
    ...{ kind: 'STAFF', id: `staff-${role}`, name: '样例', agency: organisation.agency },
    ...{ organisation: organisation.code, roles: [role] },
  });
const officer = () => at('UNION_OFFICER');
const plan = {
  ...{ employerName: '虚构市中科技有限公司', employerCode: '91370499FAKE00013R', plannedFor: '2025-06-10' },
  ...{ unionMembers: ['样例干部'], lawyers: ['样例律师'] },
};
const finding = { kind: 'WAGES' as const, fact: '加班工资未单独列明', recommendation: '完善工资条' };

describe('a legal health check', () => {
  test('is planned with people of the union and lawyers, one at a time for an employer', async () => {
    await expect(planHealthCheck(officer(), { ...plan, lawyers: [' '] })).rejects.toThrow('工会人员和律师');
    await expect(planHealthCheck(officer(), { ...plan, unionMembers: [] })).rejects.toThrow('工会人员和律师');
    await expect(planHealthCheck(officer(), { ...plan, plannedFor: '2025-06-02' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    await expect(planHealthCheck(at('MEDIATOR'), plan)).rejects.toThrow(refusal('NOT_FOUND'));
    expect(await planHealthCheck(officer(), plan)).toMatchObject({ state: 'PLANNED' });
    await expect(planHealthCheck(officer(), plan)).rejects.toThrow('没有办结');
  });

  test('ends when every finding of its report has been looked at again', async () => {
    const { id } = await planHealthCheck(officer(), { ...plan, employerCode: '91370499FAKE00021L' });
    const report = { id, number: '虚工体检〔2025〕1号', report: '总体规范', findings: [finding] };
    await expect(reportHealthCheck(officer(), report)).rejects.toThrow(refusal('WRONG_STATE'));
    await expect(visitEmployer(officer(), id, '2025-06-04')).rejects.toThrow(refusal('BAD_INPUT'));
    expect(await visitEmployer(officer(), id, null)).toMatchObject({
      state: 'ON_SITE',
      visitedOn: '2025-06-03',
    });
    const bare = { ...report, findings: [{ ...finding, recommendation: '' }] };
    await expect(reportHealthCheck(officer(), bare)).rejects.toThrow('每项发现');
    await expect(reportHealthCheck(officer(), { ...report, number: '1' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    expect(await reportHealthCheck(officer(), report)).toMatchObject({ state: 'REPORTED' });

    const [{ id: findingId }] = (await toys.union.dataSource.manager.findBy(LegalHealthFindingEntity, {
      checkId: id,
    })) as [LegalHealthFindingEntity];
    const seen = { findingId, rectified: true, text: '已列明' };
    await expect(recordFindingFollowUp(officer(), seen)).rejects.toThrow(refusal('WRONG_STATE'));
    await followUpHealthCheck(officer(), id);
    await expect(closeHealthCheck(officer(), id, '办结')).rejects.toThrow('还有1项发现');
    await recordFindingFollowUp(officer(), seen);
    expect(await closeHealthCheck(officer(), id, '全部整改')).toMatchObject({ state: 'CLOSED' });
  });

  test('is the union’s own: its officers read the findings, others nothing', async () => {
    const list = `{ unionHealthChecks(employer: "91370499FAKE00021L") { nodes { state employerName report
      findings { kind fact rectified } } } }`;
    const { unionHealthChecks: page } = await askAgency(officer(), list);
    expect(page.nodes).toMatchObject([
      { state: 'CLOSED', report: '总体规范', findings: [{ kind: 'WAGES', rectified: true }] },
    ]);
    const { unionHealthChecks: led } = await askAgency(at('LEADER'), list);
    expect(led.nodes).toMatchObject([{ state: 'CLOSED', report: null, findings: [] }]);
    await expect(askAgency(at('JUDGE', county.court), list)).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(askAgency(at('ADMINISTRATOR'), list)).rejects.toThrow(refusal('NOT_FOUND'));
    expect([
      mayListHealthChecks(officer().actor),
      mayKeepHealthCheck(at('LEADER').actor, { organisation: county.union.code }),
    ]).toEqual([true, false]);
    expect(mayKeepHealthCheck(officer().actor, { organisation: county.court.code })).toBe(false);
  });
});
