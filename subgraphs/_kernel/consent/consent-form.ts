import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { mayHandleDocument } from '#kernel/documents/document.policy.js';
import type { DocumentFill } from '#kernel/documents/filled.js';
import { partySigners } from '#kernel/documents/signers.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { type ConsentChannel, ConsentEntity, type ConsentScope } from './consent.entity.js';

const scopes: Partial<Record<ConsentScope, string>> = {
  MEDIATION: '本案争议',
  EXTENSION: '延长本案的调解期限、继续',
};
const channels: Record<ConsentChannel, string> = {
  PAPER: '书面',
  ONLINE: '线上',
  PHONE: '电话',
  ON_THE_SPOT: '当场',
};

/** Who mediates, as the agency's own records say; null where none do yet. */
type MediatorOf = (tx: EntityManager, ctx: RequestContext, consent: ConsentEntity) => Promise<string | null>;

/** Makes the filling of a party's consent to mediation (调解同意书): of each party its own. */
export function consentForm(mediatorOf: MediatorOf): DocumentFill {
  return async (tx, ctx, id) => {
    const { organisation } = ctx.actor;
    const consent = await loadBy(tx, ConsentEntity, { id: uuidOrNone(id), organisation });
    const held = { organisation, restricted: false, draftedBy: '' };
    permit(mayHandleDocument(ctx.actor, ctx.agency.manifest.name, held));
    const { caseCode, channel, givenAt, partyId, revokedAt } = consent;
    const scope = scopes[consent.scope];
    if (!scope) throw new Refusal('BAD_INPUT', '调解同意书只用于同意调解或者同意延长调解期限。');
    if (revokedAt !== null) throw new Refusal('WRONG_STATE', '这项同意已经撤回。');
    const party = await tx.findOneByOrFail(PartyEntity, { id: partyId, organisation });
    return {
      ...{ caseCode, organisation },
      fields: {
        ...{ party: party.name, scope, channel: channels[channel] },
        mediator: await mediatorOf(tx, ctx, consent),
        consentedOn: localDateOf(givenAt),
      },
      signers: partySigners('PARTIES', [party]),
    };
  };
}
