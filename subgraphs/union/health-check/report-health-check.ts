import { randomUUID } from 'node:crypto';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { checkLetterNumber } from '../supervision/letter-number.js';
import { type FindingKind, LegalHealthCheckEntity, LegalHealthFindingEntity } from './health-check.entity.js';
import { loadHealthCheck, moveHealthCheck } from './move-health-check.js';

export interface HealthCheckReport {
  id: string;
  number: string;
  report: string;
  findings: { kind: FindingKind; fact: string; recommendation: string }[];
}

/** The report of a health check (法治体检报告): what was found, and what is recommended for each. */
export function reportHealthCheck(
  ctx: RequestContext,
  { id, number, report, findings }: HealthCheckReport,
): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const check = await loadHealthCheck(tx, ctx, id);
    if (report.trim() === '') throw new Refusal('BAD_INPUT', '请填写法治体检报告。');
    if (findings.some(({ fact, recommendation }) => fact.trim() === '' || recommendation.trim() === ''))
      throw new Refusal('BAD_INPUT', '每项发现都要写明情况和建议。');
    checkLetterNumber(number);
    const { organisation, id: checkId } = check;
    const reportNumber = number.trim();
    if (await tx.existsBy(LegalHealthCheckEntity, { organisation, reportNumber }))
      throw new Refusal('BAD_INPUT', '该文号已经使用。', '请核对文号。');
    const reported = { reportNumber, report: report.trim(), reportedOn: ctx.today };
    await moveHealthCheck(tx, ctx, check, 'report', reported);
    const unseen = { followUp: null, rectified: null, followedUpOn: null };
    const rows = findings.map((finding, place) => ({
      ...{ id: randomUUID(), checkId, place, ...finding, ...unseen },
    }));
    if (rows.length > 0) await tx.insert(LegalHealthFindingEntity, rows);
    return check;
  });
}
