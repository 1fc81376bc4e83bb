import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { record } from '#kernel/audit/record.js';
import type { DataClassName } from './data-class.js';
import { type GrantBasis, GrantEntity } from './grant.entity.js';

export interface NewGrant {
  caseCode: string;
  organisation: string;
  grantee: string;
  basis: GrantBasis;
  basisId: string;
  /** What it opens; by the matrix alone where left out. */
  classes?: DataClassName[] | null;
  /** The last day it holds; until it is ended where left out. */
  until?: string | null;
}

/** Lets another organisation see what this one holds of a case. The same basis grants once. */
export async function grant(tx: EntityManager, ctx: RequestContext, given: NewGrant): Promise<void> {
  const known = await tx.existsBy(GrantEntity, {
    grantee: given.grantee,
    basisId: given.basisId,
    organisation: given.organisation,
  });
  if (known) return;
  const { classes = null, until = null, ...rest } = given;
  const row = { id: randomUUID(), ...rest, classes, until, grantedAt: ctx.now, endedAt: null };
  await tx.insert(GrantEntity, row);
  record(tx, ctx, 'disclosure.grant', given.basisId, {
    caseCode: given.caseCode,
    details: {
      grantee: given.grantee,
      basis: given.basis,
      ...(classes && { classes }),
      ...(until && { until }),
    },
  });
}

/** Ends at once what was granted on a basis. */
export async function endGrants(tx: EntityManager, ctx: RequestContext, basisId: string): Promise<void> {
  const ended = await tx
    .createQueryBuilder()
    .update(GrantEntity)
    .set({ endedAt: ctx.now })
    .where('basis_id = :basisId and ended_at is null', { basisId })
    .execute();
  if (ended.affected) record(tx, ctx, 'disclosure.end', basisId);
}
