import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { linkHash } from '#kernel/audit/record.js';
import { genesis } from '#kernel/audit/walk-chain.js';
import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/refusal.js';
import { addDays, type LocalDate } from '#kernel/values/local-date.js';
import { mayCountTrail, mayCountWholeTrail, mayReadWholeTrail } from './trail.policy.js';

export interface TrailFilter {
  caseCode: string | null;
  /** Staff id, of who acted or of whom they acted for. */
  person: string | null;
  /** An act, or a concept and with it all its acts. */
  act: string | null;
  from: LocalDate | null;
  until: LocalDate | null;
}

export interface TrailLink {
  row: AuditEntryEntity;
  /** It follows the link before it, and is what its hash was made of. */
  holds: boolean;
}

export interface TrailPageRows {
  links: TrailLink[];
  total: number;
  endCursor: string | null;
}

/** Links of the audit chain, the newest first: to an administrator all of the agency, to others what they did. */
export async function readTrail(
  ctx: RequestContext,
  filter: TrailFilter,
  page: { first: number; after: string | null },
): Promise<TrailPageRows> {
  const { actor, agency } = ctx;
  permit(actor.kind === 'STAFF' && actor.agency === agency.manifest.name);
  const query = filtered(ctx, filter, mayReadWholeTrail(actor, agency.manifest.name));
  const total = await query.getCount();
  if (/^\d{1,18}$/.test(page.after ?? '')) query.andWhere('e.seq < :after', { after: page.after });
  const size = Math.min(Math.max(page.first, 1), 100);
  const found = await query
    .orderBy('e.seq', 'DESC')
    .take(size + 1)
    .getMany();
  const rows = found.slice(0, size);
  const endCursor = found.length > size ? rows.at(-1)!.seq : null;
  return { links: await checked(ctx, rows), total, endCursor };
}

/** How often each act was done, the most frequent first; by the same people as may read it, and by leaders. */
export async function countTrail(
  ctx: RequestContext,
  filter: Pick<TrailFilter, 'from' | 'until'>,
): Promise<{ act: string; count: number }[]> {
  const { actor, agency } = ctx;
  permit(mayCountTrail(actor, agency.manifest.name));
  const whole = mayCountWholeTrail(actor, agency.manifest.name);
  const rows = await filtered(ctx, { ...filter, caseCode: null, person: null, act: null }, whole)
    .select('e.act', 'act')
    .addSelect('count(*)::int', 'count')
    .groupBy('e.act')
    .orderBy('count(*)', 'DESC')
    .addOrderBy('e.act')
    .getRawMany<{ act: string; count: number }>();
  return rows;
}

function filtered(
  ctx: RequestContext,
  { caseCode, person, act, from, until }: TrailFilter,
  whole: boolean,
): SelectQueryBuilder<AuditEntryEntity> {
  const query = ctx.db.createQueryBuilder(AuditEntryEntity, 'e').where('true');
  if (!whole) by(query, 'self', ctx.actor.id);
  if (person) by(query, 'person', person);
  if (caseCode) query.andWhere('e.case_code = :caseCode', { caseCode });
  if (act) query.andWhere(`(e.act = :act or starts_with(e.act, :act || '.'))`, { act });
  if (from) query.andWhere('e.at >= :from', { from: startOf(from) });
  if (until) query.andWhere('e.at < :until', { until: startOf(addDays(until, 1)) });
  return query;
}

function by(query: SelectQueryBuilder<AuditEntryEntity>, name: string, id: string): void {
  query.andWhere(
    new Brackets((either) =>
      either.where(`e.actor_id = :${name}`, { [name]: id }).orWhere(`e.delegate_id = :${name}`),
    ),
  );
}

/** The instant a day begins at the place (UTC+8). */
export function startOf(day: LocalDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

async function checked(ctx: RequestContext, rows: readonly AuditEntryEntity[]): Promise<TrailLink[]> {
  const before = await ctx.db.find(AuditEntryEntity, {
    select: { seq: true, hash: true },
    where: { seq: In(rows.map(({ seq }) => String(Number(seq) - 1))) },
  });
  const hashes = new Map(before.map(({ seq, hash }) => [seq, hash])).set('0', genesis);
  return rows.map((row) => ({
    row,
    holds: hashes.get(String(Number(row.seq) - 1)) === row.previous && linkHash(row) === row.hash,
  }));
}
