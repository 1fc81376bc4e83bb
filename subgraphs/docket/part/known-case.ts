import type DataLoader from 'dataloader';
import { In } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { DocketCaseEntity } from '../register/docket-case.entity.js';
import { DocketParticipantEntity } from '../register/docket-participant.entity.js';
import { maySeeHeader } from './docket.policy.js';

/** A header that the person may see, and whether the person's organisation is in the case. */
export interface KnownCase {
  row: DocketCaseEntity;
  involved: boolean;
}

/** The headers of many cases by case code, with two queries; null for what is not there or not theirs. */
export function knownCases(ctx: RequestContext): DataLoader<string, KnownCase | null> {
  return batchOne(
    ctx,
    'known cases',
    (codes) => load(ctx, codes),
    ({ row }) => row.caseCode,
  );
}

async function load(ctx: RequestContext, codes: readonly string[]): Promise<KnownCase[]> {
  const caseCode = In([...codes]);
  const own = await ctx.db.findBy(DocketParticipantEntity, {
    organisation: ctx.actor.organisation,
    caseCode,
  });
  const involved = new Set(own.map((row) => row.caseCode));
  const rows = await ctx.db.findBy(DocketCaseEntity, { caseCode });
  return rows
    .map((row) => ({ row, involved: involved.has(row.caseCode) }))
    .filter((known) => maySeeHeader(ctx.actor, known.involved));
}
