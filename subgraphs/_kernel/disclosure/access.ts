import { In, IsNull } from 'typeorm';
import type DataLoader from 'dataloader';
import { hasRole } from '#kernel/actor.js';
import { batchOne } from '#kernel/batch.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { GrantEntity } from './grant.entity.js';

/**
 * OWN      the person's own organisation holds the case
 * GRANTED  a referral, a consent or a copy gives the person's organisation sight of it
 * MASKED   a leader of the linkage: the course of the case, no person in the clear
 */
export type Relation = 'OWN' | 'GRANTED' | 'MASKED';

/** How the person stands to what this agency holds of a case. */
export interface CaseAccess {
  caseCode: string;
  relation: Relation;
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

async function decide(ctx: RequestContext, codes: readonly string[]): Promise<CaseAccess[]> {
  const files = await ctx.db.findBy(CaseFileEntity, { caseCode: In([...codes]) });
  if (files.length === 0) return [];
  const granted = await grantedOrganisations(ctx, files);
  const found = new Map<string, CaseAccess>();
  for (const file of files) {
    const relation = relationTo(ctx, file, granted);
    const better = relation === 'OWN' || !found.has(file.caseCode);
    if (relation && better) found.set(file.caseCode, { caseCode: file.caseCode, relation, file });
  }
  return [...found.values()];
}

function relationTo(ctx: RequestContext, file: CaseFileEntity, granted: Set<string>): Relation | null {
  const { actor, agency } = ctx;
  if (actor.agency === agency.manifest.name && actor.organisation === file.organisation) return 'OWN';
  if (granted.has(`${file.caseCode} ${file.organisation}`)) return 'GRANTED';
  if (hasRole(actor, 'LEADER')) return 'MASKED';
  return null;
}

async function grantedOrganisations(ctx: RequestContext, files: CaseFileEntity[]): Promise<Set<string>> {
  const grants = await ctx.db.findBy(GrantEntity, {
    caseCode: In(files.map((file) => file.caseCode)),
    grantee: ctx.actor.organisation,
    endedAt: IsNull(),
  });
  return new Set(grants.map((entry) => `${entry.caseCode} ${entry.organisation}`));
}

/** How the person stands to one record; null where the record is of a case that is not disclosed. */
export async function relationToRecord(
  ctx: RequestContext,
  record: { caseCode: string; organisation: string },
): Promise<Relation | null> {
  const access = await caseAccess(ctx).load(record.caseCode);
  return access?.file.organisation === record.organisation ? access.relation : null;
}
