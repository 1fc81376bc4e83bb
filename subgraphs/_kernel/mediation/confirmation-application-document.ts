import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { dateText } from '#kernel/documents/field-text.js';
import { partyText } from '#kernel/documents/parties-named.js';
import { partySigners } from '#kernel/documents/signers.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { loadAgreement } from './load-mediation.js';

/** Fills the joint application to have an agreement confirmed (司法确认申请书) from the agreement in force. */
export async function fillConfirmationApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { caseCode, organisation, partyIds, effectiveAt, terms } = await loadAgreement(tx, ctx, id);
  const parties = await tx.find(PartyEntity, {
    where: { id: In(partyIds), organisation },
    order: { side: 'ASC', name: 'ASC', id: 'ASC' },
  });
  const { name, code } = ctx.agency.book.organisation(organisation);
  return {
    ...{ caseCode, organisation },
    fields: {
      parties: parties.map(partyText).join('；'),
      addresses: null,
      agreement: effectiveAt && `双方于${dateText(localDateOf(effectiveAt))}达成的调解协议：\n${terms}`,
      mediationOrganisation: `${name}（统一社会信用代码${code}）`,
    },
    signers: partySigners('PARTIES', parties),
  };
}
