import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { DocumentEntity, Service } from './document.entity.js';
import { documentTitle } from './document-type.js';
import type { FilledDocument } from './filled.js';
import { loadDocument } from './load-document.js';
import { signersNamed } from './signers.js';

/** Fills the proof that a document was served (送达回证) from its register of service; of several recipients, for the one that is named. */
export async function fillProofOfService(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  { recipient, address }: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const document = await loadDocument(tx, ctx, id);
  const { caseCode, organisation, type, number } = document;
  const service = serviceOn(document, recipient);
  const { address: onFile = null } = (await partyServed(tx, document, service)) ?? {};
  return {
    ...{ caseCode, organisation },
    fields: {
      document: `《${documentTitle(type)}》${number ?? ''}`,
      recipient: recipient === undefined ? (service?.recipient ?? null) : null,
      manner: service?.manner ?? null,
      address: address === undefined ? onFile : null,
      receivedOn: service?.on ?? null,
    },
    signers: signersNamed('RECIPIENT', [service?.recipient ?? null]),
  };
}

function serviceOn({ served }: DocumentEntity, recipient: string | undefined): Service | null {
  if (recipient === undefined) return served.length === 1 ? served[0]! : null;
  const found = served.find((one) => one.recipient === recipient.trim());
  if (found) return found;
  throw new Refusal('BAD_INPUT', '没有登记过对此人的送达。', '请先登记送达，再制作送达回证。');
}

/** The party that bears the recipient's name; null where the recipient is none, or two bear it. */
async function partyServed(
  tx: EntityManager,
  { caseCode, organisation }: DocumentEntity,
  service: Service | null,
): Promise<PartyEntity | null> {
  if (!caseCode || !service) return null;
  const found = await tx.findBy(PartyEntity, { caseCode, organisation, name: service.recipient });
  return found.length === 1 ? found[0]! : null;
}
