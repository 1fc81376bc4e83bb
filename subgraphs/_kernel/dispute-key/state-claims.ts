import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { tellRegister } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { mayKeepLimitation } from '#kernel/limitation/limitation.policy.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import { ClaimedPeriodEntity } from './claimed-period.entity.js';
import type { ClaimedMonths } from './dispute-keys.js';
import { keepClaims, keyedDispute, readClaims } from './keep-claims.js';

/**
 * States what is claimed in a case and for which months (登记争议期间), in place of what the organisation stated before; the register compares
 * anew. Each statement tries the register, so it is counted like a look-up, also one that comes to nothing.
 */
export async function stateClaims(
  ctx: RequestContext,
  caseCode: string,
  claims: readonly ClaimedMonths[],
): Promise<ClaimedPeriodEntity[]> {
  permit(mayKeepLimitation(ctx.actor, ctx.agency.manifest.name));
  const stated = readClaims(ctx, claims);
  await takeLook(ctx, 'dispute-keys', [`${caseCode} ${JSON.stringify(stated)}`]);
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    const file = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    await keepClaims(tx, file, stated);
    await tellDispute(tx, ctx, file);
    const kinds = [...new Set(stated.map(({ kind }) => kind))];
    record(tx, ctx, 'dispute.state', caseCode, { caseCode, details: { kinds } });
    return tx.find(ClaimedPeriodEntity, {
      where: { caseCode, organisation },
      order: { from: 'ASC', kind: 'ASC' },
    });
  });
}

/** Tells the register by which keyed hashes the dispute is known now. */
export async function tellDispute(
  tx: EntityManager,
  ctx: RequestContext,
  file: CaseFileEntity,
): Promise<void> {
  const { disputeKeys = [], monthsStated = false } = await keyedDispute(tx, ctx, file);
  const body = { disputeKeys, monthsStated };
  tellRegister(tx, ctx, file.organisation, file.caseCode, 'DisputeKeyed', body);
}
