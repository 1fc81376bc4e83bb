import type { SelectQueryBuilder } from 'typeorm';
import { hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { permit } from '#kernel/refusal.js';
import { addDays } from '#kernel/values/local-date.js';
import { pageOf, type PageRequest, type WorklistPage } from '#kernel/worklist.js';
import type { TrailFilter } from './trail.js';
import { startOf } from './trail.js';

export type LookFilter = Omit<TrailFilter, 'act'> & { agency: string | null };

/**
 * Who of other organisations looked at what this one holds, the latest first: to an administrator every look, to other
 * staff those at one case of their own organisation. What is kept from the person concerned is the administrator's alone.
 */
export async function readLooks(
  ctx: RequestContext,
  filter: LookFilter,
  page: PageRequest,
): Promise<WorklistPage<UsageRecordEntity>> {
  const { actor, agency } = ctx;
  permit(actor.kind === 'STAFF' && actor.agency === agency.manifest.name);
  const administrator = hasRole(actor, 'ADMINISTRATOR');
  const query = filtered(ctx, filter);
  if (!administrator) {
    const access = filter.caseCode ? await caseAccess(ctx).load(filter.caseCode) : null;
    permit(access?.relation === 'OWN');
    query.andWhere('(u.delayed_until is null or u.delayed_until < :today)', { today: ctx.today });
  }
  return pageOf(query.orderBy('u.at', 'DESC').addOrderBy('u.id', 'DESC'), page);
}

function filtered(
  ctx: RequestContext,
  { caseCode, person, agency, from, until }: LookFilter,
): SelectQueryBuilder<UsageRecordEntity> {
  const query = ctx.db.createQueryBuilder(UsageRecordEntity, 'u').where('true');
  if (caseCode) query.andWhere('u.case_code = :caseCode', { caseCode });
  if (person) query.andWhere('(u.reader_id = :person or u.delegate_id = :person)', { person });
  if (agency) query.andWhere('u.reader_agency = :agency', { agency });
  if (from) query.andWhere('u.at >= :from', { from: startOf(from) });
  if (until) query.andWhere('u.at < :until', { until: startOf(addDays(until, 1)) });
  return query;
}
