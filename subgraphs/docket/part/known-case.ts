import type DataLoader from 'dataloader';
import { Any } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import { hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { type Standing, wayOf } from '#kernel/disclosure/relation.js';
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
  const caseCode = Any([...codes]);
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

/** For the register: whoever takes part in a case stands to it as by a referral, the centre as to its own, a leader as one. */
export async function standingsInRegister(
  ctx: RequestContext,
  caseCodes: readonly string[],
): Promise<Standing[]> {
  const found = await Promise.all(caseCodes.map((code) => knownCases(ctx).load(code)));
  return found.flatMap((known) => {
    if (!known) return [];
    const ways = [
      ...(ctx.actor.agency === ctx.agency.manifest.name ? [wayOf('OWN')] : []),
      ...(known.involved ? [wayOf('REFERRED')] : []),
      ...(hasRole(ctx.actor, 'LEADER') ? [wayOf('MASKED')] : []),
    ];
    return [{ caseCode: known.row.caseCode, ways }];
  });
}
