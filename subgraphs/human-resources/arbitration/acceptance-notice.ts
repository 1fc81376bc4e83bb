import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideNamed } from '#kernel/documents/parties-named.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import { claimsText } from './claims-text.js';

/** Fills the notice of acceptance (受理通知书) from the arbitration; before acceptance it has neither number nor day. */
export async function fillAcceptanceNotice(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await load(tx, ArbitrationCaseEntity, id);
  permit(mayArbitrate(ctx.actor, arbitration));
  const { caseCode, organisation, number, acceptedOn, filedOn } = arbitration;
  const award = await tx.findOne(DeadlineEntity, {
    where: { recordId: id, rule: 'ARB-8' },
    order: { startsFrom: 'DESC' },
  });
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      applicant: await sideNamed(tx, arbitration, 'APPLICANT'),
      respondent: await sideNamed(tx, arbitration, 'RESPONDENT'),
      claims: claimsText(arbitration),
      ...{ filedOn, acceptedOn, decideBy: award?.due ?? null },
    },
  };
}
