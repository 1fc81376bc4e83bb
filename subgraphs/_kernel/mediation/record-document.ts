import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners, signersNamed } from '#kernel/documents/signers.js';
import { permit } from '#kernel/refusal.js';
import { loadMediation } from './load-mediation.js';
import { mayReadNotes } from './mediation.policy.js';

/**
 * Fills the record of a session (调解笔录): who was there is on record; day, place and course are taken down as it is drawn up.
 * For the mediators of the case alone.
 */
export async function fillMediationRecord(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const mediation = await loadMediation(tx, ctx, id);
  permit(mayReadNotes(ctx.actor, mediation));
  const { caseCode, organisation } = mediation;
  const parties = await partiesOfCase(tx, mediation);
  const mediators = mediation.mediators.map(({ name }) => name);
  return {
    ...{ caseCode, organisation },
    fields: {
      ...{ heldOn: null, place: null, session: null },
      present: [...parties.map(({ name }) => name), ...mediators.map((name) => `${name}（调解员）`)].join(
        '、',
      ),
    },
    signers: [...partySigners('PARTIES', parties), ...signersNamed('MEDIATOR', mediators)],
  };
}
