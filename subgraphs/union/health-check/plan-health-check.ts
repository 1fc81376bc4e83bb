import { randomUUID } from 'node:crypto';
import { Not } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { LegalHealthCheckEntity } from './health-check.entity.js';
import { mayKeepHealthCheck } from './health-check.policy.js';
import { loadHealthCheck, moveHealthCheck } from './move-health-check.js';

export interface NewHealthCheck {
  employerName: string;
  employerCode: string;
  plannedFor: string;
  unionMembers: string[];
  lawyers: string[];
}

/** Plans a look at an employer by people of the union and lawyers together (计划). */
export function planHealthCheck(ctx: RequestContext, input: NewHealthCheck): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(mayKeepHealthCheck(ctx.actor, { organisation }));
    const { employerName, employerCode, plannedFor } = input;
    const [unionMembers, lawyers] = [named(input.unionMembers), named(input.lawyers)];
    if (employerName.trim() === '') throw new Refusal('BAD_INPUT', '请填写用人单位。');
    if (unionMembers.length === 0 || lawyers.length === 0)
      throw new Refusal('BAD_INPUT', '法治体检由工会人员和律师共同进行，请填写双方人员。');
    if (plannedFor < ctx.today) throw new Refusal('BAD_INPUT', '计划日期不能早于今天。');
    const open = { organisation, employerCode, state: Not('CLOSED' as const) };
    if (await tx.existsBy(LegalHealthCheckEntity, open))
      throw new Refusal('BAD_INPUT', '该用人单位已有没有办结的法治体检。');
    const check: LegalHealthCheckEntity = {
      ...{ id: randomUUID(), organisation, state: 'PLANNED', employerName, employerCode, plannedFor },
      ...{ unionMembers, lawyers, visitedOn: null, reportNumber: null, reportedOn: null, report: null },
      ...{ closingText: null, closedOn: null },
    };
    await tx.insert(LegalHealthCheckEntity, check);
    record(tx, ctx, 'health-check.plan', check.id);
    return check;
  });
}

/** The team is at the employer's (入企体检). */
export function visitEmployer(
  ctx: RequestContext,
  id: string,
  on: string | null,
): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const check = await loadHealthCheck(tx, ctx, id);
    const visitedOn = on ?? ctx.today;
    if (visitedOn > ctx.today) throw new Refusal('BAD_INPUT', '入企日期不能晚于今天。');
    await moveHealthCheck(tx, ctx, check, 'visit', { visitedOn });
    return check;
  });
}

function named(names: string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}
