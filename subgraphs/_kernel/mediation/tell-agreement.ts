import type { EntityManager } from 'typeorm';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import type { AgreementEntity } from './agreement.entity.js';
import { recordKind } from './record-kind.js';

/** Tells the register how an agreement stands, and which of its limits ends first. */
export function tellAgreement(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  dueOn: string | null,
): void {
  const { id: recordId, caseCode, organisation, state, instrumentNumber: number } = agreement;
  const kind = recordKind(ctx.agency.manifest, 'MediationAgreement');
  progress(tx, ctx, { caseCode, organisation, kind, recordId, state, dueOn, number });
}
