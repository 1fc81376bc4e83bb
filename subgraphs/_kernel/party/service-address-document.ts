import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { mayHandleDocument } from '#kernel/documents/document.policy.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partySigners } from '#kernel/documents/signers.js';
import { PartyEntity } from './party.entity.js';

/** Fills a party's confirmation of where it is served (送达地址确认书): the address on file, unless another is taken down as it is drawn up. */
export async function fillServiceAddress(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  supplements: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const { organisation } = ctx.actor;
  const party = await loadBy(tx, PartyEntity, { id: uuidOrNone(id), organisation });
  const held = { organisation, restricted: false, draftedBy: '' };
  permit(mayHandleDocument(ctx.actor, ctx.agency.manifest.name, held));
  return {
    ...{ caseCode: party.caseCode, organisation },
    fields: {
      ...{ party: party.name, electronicAddress: null },
      address: supplements.address === undefined ? party.address : null,
      phone: supplements.phone === undefined ? party.phone : null,
    },
    signers: partySigners('PARTIES', [party]),
  };
}
