import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { mediationLetterFields } from '../court-referral/mediation-letter.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { mayWorkMediation } from './pre-filing-mediation.policy.js';

/** Fills the letter of delegation (委派调解函) from the mediation and the referral that delegates it. */
export async function fillDelegationLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const mediation = await load(tx, PreFilingMediationEntity, id);
  permit(mayWorkMediation(ctx.actor, mediation));
  const { caseCode, organisation, number } = mediation;
  const fields = await mediationLetterFields(tx, ctx, mediation, 'A01');
  return { caseCode, organisation, number, signers: [], fields };
}
