import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { UsageRecordEntity } from './usage-record.entity.js';

/** Records a look at personal data, in the transaction that prepares the answer: no record, no answer. */
export async function recordUse(
  tx: EntityManager,
  ctx: RequestContext,
  what: string,
  caseCode: string | null,
): Promise<void> {
  await tx.insert(UsageRecordEntity, {
    at: ctx.now,
    readerId: ctx.actor.id,
    readerAgency: ctx.actor.agency,
    readerOrganisation: ctx.actor.organisation,
    caseCode,
    what,
    reason: ctx.purpose?.reason ?? null,
    caseNumber: ctx.purpose?.caseNumber ?? null,
  });
}
