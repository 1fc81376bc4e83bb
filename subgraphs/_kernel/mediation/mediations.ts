import { Any, In } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { AgreementEntity } from './agreement.entity.js';
import { MediationEntity } from './mediation.entity.js';
import { mayKeepRoster } from './mediation.policy.js';
import type { MediationState } from './mediation.state.js';
import { UndisputedFactEntity } from './undisputed-fact.entity.js';

/** The mediations of many cases, by `<case code> <organisation>`; in the order they were taken up. */
export function mediationsOf(ctx: RequestContext): DataLoader<string, MediationEntity[]> {
  return batchMany(
    ctx,
    'mediations',
    (keys) =>
      ctx.db.find(MediationEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { acceptedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function mediationById(ctx: RequestContext): DataLoader<string, MediationEntity | null> {
  return batchOne(
    ctx,
    'mediation',
    (ids) => ctx.db.findBy(MediationEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

export function agreementById(ctx: RequestContext): DataLoader<string, AgreementEntity | null> {
  return batchOne(
    ctx,
    'agreement',
    (ids) => ctx.db.findBy(AgreementEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The agreements of many mediations, by mediation id; the newest last. */
export function agreementsOf(ctx: RequestContext): DataLoader<string, AgreementEntity[]> {
  return batchMany(
    ctx,
    'agreements',
    (ids) =>
      ctx.db.find(AgreementEntity, { where: { mediationId: Any([...ids]) }, order: { draftedAt: 'ASC' } }),
    (row) => row.mediationId,
  );
}

/** The undisputed facts of many mediations, by mediation id. */
export function undisputedFactsOf(ctx: RequestContext): DataLoader<string, UndisputedFactEntity[]> {
  return batchMany(
    ctx,
    'undisputed facts',
    (ids) =>
      ctx.db.find(UndisputedFactEntity, {
        where: { mediationId: Any([...ids]) },
        order: { confirmedOn: 'ASC', id: 'ASC' },
      }),
    (row) => row.mediationId,
  );
}

export interface MediationFilter {
  states: MediationState[] | null;
  first: number;
  after: string | null;
}

/** The mediations of the person's organisation, earliest last day first, so that what is late stands on top. */
export async function listMediations(ctx: RequestContext, { states, first, after }: MediationFilter) {
  permit(mayKeepRoster(ctx.actor, ctx.agency.manifest.name));
  const offset = Math.max(Number.parseInt(after ?? '0', 10) || 0, 0);
  const [rows, total] = await ctx.db.findAndCount(MediationEntity, {
    where: { organisation: ctx.actor.organisation, ...(states ? { state: In(states) } : {}) },
    order: { due: 'ASC', id: 'ASC' },
    skip: offset,
    take: Math.min(Math.max(first, 1), 100),
  });
  const end = offset + rows.length;
  return { rows, total, endCursor: end < total ? String(end) : null };
}

/** The filed cases of many records, by `<case code> <organisation>`. */
export function caseFileOf(ctx: RequestContext): DataLoader<string, CaseFileEntity | null> {
  return batchOne(
    ctx,
    'case files',
    (keys) => ctx.db.findBy(CaseFileEntity, { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
