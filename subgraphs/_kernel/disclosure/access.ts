import { Any, IsNull } from 'typeorm';
import type DataLoader from 'dataloader';
import { hasRole } from '#kernel/actor.js';
import { batchOne } from '#kernel/batch.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import { type GrantBasis, GrantEntity } from './grant.entity.js';
import { purposeInForce } from './purposes.js';
import { type Relation, type Standing, type Way, wayOf } from './relation.js';

/** How the person stands to what this agency holds of a case. */
export interface CaseAccess {
  caseCode: string;
  /** The strongest of the ways. */
  relation: Relation;
  standing: Standing;
  file: CaseFileEntity;
}

/** Decides access for many cases with two queries; null for a case this agency does not hold or does not disclose. */
export function caseAccess(ctx: RequestContext): DataLoader<string, CaseAccess | null> {
  return batchOne(
    ctx,
    'case access',
    (codes) => decide(ctx, codes),
    (access) => access.caseCode,
  );
}

/** How the person stands to many cases, by case code, for what carries the code of its case. */
export function standings(ctx: RequestContext): DataLoader<string, Standing | null> {
  const own = ctx.agency.manifest.standings;
  return batchOne(
    ctx,
    'standings',
    async (codes) => {
      if (own) return own(ctx, codes);
      const found = await caseAccess(ctx).loadMany([...codes]);
      return found.flatMap((access) => {
        if (access instanceof Error) throw access;
        return access ? [access.standing] : [];
      });
    },
    (standing) => standing.caseCode ?? '',
  );
}

async function decide(ctx: RequestContext, codes: readonly string[]): Promise<CaseAccess[]> {
  const files = await ctx.db.findBy(CaseFileEntity, { caseCode: Any([...codes]) });
  const granted = files.length > 0 ? await grantsTo(ctx, files) : [];
  const found = new Map<string, CaseAccess>();
  for (const file of files) {
    const ways = waysTo(ctx, file, granted);
    const better = ways[0]?.relation === 'OWN' || !found.has(file.caseCode);
    if (ways.length > 0 && better) found.set(file.caseCode, accessBy(file, ways));
  }
  await inquire(ctx, codes, files, found);
  return [...found.values()];
}

function accessBy(file: CaseFileEntity, ways: Way[]): CaseAccess {
  const { caseCode } = file;
  return { caseCode, relation: ways[0]!.relation, standing: { caseCode, ways }, file };
}

const relationOfBasis: Record<GrantBasis, Relation> = {
  REFERRAL: 'REFERRED',
  CONSENT: 'CONSENTED',
  COPY: 'COPIED',
};

function waysTo(ctx: RequestContext, file: CaseFileEntity, granted: GrantEntity[]): Way[] {
  const { actor, agency } = ctx;
  const ways: Way[] = [];
  if (actor.agency === agency.manifest.name && actor.organisation === file.organisation)
    ways.push(wayOf('OWN'));
  const here = granted.filter(
    (entry) => entry.caseCode === file.caseCode && entry.organisation === file.organisation,
  );
  for (const basis of ['REFERRAL', 'CONSENT', 'COPY'] as const) {
    for (const { classes } of here.filter((entry) => entry.basis === basis))
      ways.push({ relation: relationOfBasis[basis], classes: basis === 'CONSENT' ? classes : null });
  }
  if (hasRole(actor, 'LEADER')) ways.push(wayOf('MASKED'));
  return ways;
}

async function grantsTo(ctx: RequestContext, files: CaseFileEntity[]): Promise<GrantEntity[]> {
  const grants = await ctx.db.findBy(GrantEntity, {
    caseCode: Any(files.map((file) => file.caseCode)),
    grantee: ctx.actor.organisation,
    endedAt: IsNull(),
  });
  return grants.filter(({ until }) => until === null || ctx.today <= until);
}

/**
 * Who has no other sight and states a statutory reason may look, and each look counts, also at a case that is not there:
 * whether it is there is not for somebody who has used up the looks of the day. A search by identity has counted its own.
 */
async function inquire(
  ctx: RequestContext,
  codes: readonly string[],
  files: CaseFileEntity[],
  found: Map<string, CaseAccess>,
): Promise<void> {
  const asked = codes.filter((code) => !found.has(code) || ctx.lookedUp.has(code));
  if (!ctx.purpose || asked.length === 0) return;
  purposeInForce(ctx.actor, ctx.purpose, ctx.today);
  const uncounted = asked.filter((code) => !ctx.lookedUp.has(code));
  if (uncounted.length > 0) await takeLook(ctx, 'case', uncounted);
  for (const file of files.filter(({ caseCode }) => asked.includes(caseCode))) {
    const known = found.get(file.caseCode);
    if (known) known.standing = { ...known.standing, ways: [...known.standing.ways, wayOf('INQUIRY')] };
    else found.set(file.caseCode, accessBy(file, [wayOf('INQUIRY')]));
  }
}

/** How the person stands to one record; null where the record is of a case that is not disclosed. */
export async function relationToRecord(
  ctx: RequestContext,
  record: { caseCode: string; organisation: string },
): Promise<Relation | null> {
  const access = await caseAccess(ctx).load(record.caseCode);
  return access?.file.organisation === record.organisation ? access.relation : null;
}
