import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { LegalHealthFindingEntity } from './health-check.entity.js';
import { loadHealthCheck } from './move-health-check.js';

/** Fills the report of a health check (法治体检报告) from what was found and what is recommended for each. */
export async function fillHealthCheckReport(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { organisation, employerName, report, reportNumber } = await loadHealthCheck(tx, ctx, id);
  const findings = await tx.find(LegalHealthFindingEntity, {
    where: { checkId: id },
    order: { place: 'ASC' },
  });
  const listed = (texts: string[]): string => texts.map((text, at) => `${at + 1}. ${text}`).join('\n');
  const none = reportNumber === null ? null : '未发现问题';
  return {
    ...{ caseCode: null, organisation, number: reportNumber, signers: [] },
    fields: {
      employer: employerName,
      findings: listed(findings.map(({ fact }) => fact)) || none,
      advice: [report, listed(findings.map(({ recommendation }) => recommendation))]
        .filter(Boolean)
        .join('\n'),
    },
  };
}
