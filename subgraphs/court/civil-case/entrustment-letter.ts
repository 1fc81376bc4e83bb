import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { mediationLetterFields } from '../court-referral/mediation-letter.js';
import { loadCivilCase } from './move-civil-case.js';

/** Fills the letter of entrustment (委托调解函) from the registered case and the referral that entrusts it. */
export async function fillEntrustmentLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const civilCase = await loadCivilCase(tx, ctx, id);
  const { caseCode, organisation, number } = civilCase;
  const fields = await mediationLetterFields(tx, ctx, civilCase, 'A02');
  return { caseCode, organisation, number, signers: [], fields };
}
