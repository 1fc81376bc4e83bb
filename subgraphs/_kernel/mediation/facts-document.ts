import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { loadMediation } from './load-mediation.js';
import type { MediationEntity } from './mediation.entity.js';
import { UndisputedFactEntity } from './undisputed-fact.entity.js';

/** Fills the confirmation of undisputed facts (无争议事实确认书) from the facts that all parties have confirmed, and from nothing else. */
export async function fillFacts(tx: EntityManager, ctx: RequestContext, id: string): Promise<FilledDocument> {
  const mediation = await loadMediation(tx, ctx, id);
  const { caseCode, organisation } = mediation;
  const parties = await partiesOfCase(tx, mediation);
  return {
    ...{ caseCode, organisation },
    fields: { parties: parties.map(({ name }) => name).join('、'), facts: await factsOf(tx, mediation) },
    signers: partySigners('PARTIES', parties),
  };
}

/** The undisputed facts, a line each; null where there are none. */
export async function factsOf(
  tx: EntityManager,
  { id: mediationId }: MediationEntity,
): Promise<string | null> {
  const facts = await tx.find(UndisputedFactEntity, {
    where: { mediationId },
    order: { confirmedOn: 'ASC', id: 'ASC' },
  });
  return facts.map(({ text }, at) => `${at + 1}. ${text}`).join('\n') || null;
}
