import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { signatories } from '#kernel/collective/settle-workers.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument, NeededSignature } from '#kernel/documents/filled.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { AgreementEntity, SignatureRole } from './agreement.entity.js';
import { loadAgreement } from './load-mediation.js';
import { type AppointedMediator, MediationEntity } from './mediation.entity.js';

/** Fills the written agreement (调解协议书) from the agreement and its mediation; signatures that are on record count. */
export async function fillAgreement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const agreement = await loadAgreement(tx, ctx, id);
  if (agreement.route === 'PEOPLES_ORAL')
    throw new Refusal('BAD_INPUT', '口头调解协议由调解员记录，不制作调解协议书（人民调解法第二十八条）。');
  const { caseCode, organisation, partyIds } = agreement;
  const { mediators } = await tx.findOneByOrFail(MediationEntity, { id: agreement.mediationId });
  const parties = await tx.find(PartyEntity, {
    where: { id: In(partyIds), organisation },
    order: { side: 'ASC', name: 'ASC', id: 'ASC' },
  });
  const signing = await signatories(tx, agreement);
  return {
    ...{ caseCode, organisation },
    fields: {
      parties: parties.map(({ side, name, idNumber, creditCode }) => ({
        side: side === 'APPLICANT' ? '申请人' : '被申请人',
        name,
        code: idNumber ?? creditCode ?? '',
      })),
      mediators: mediators.map(({ name }) => name).join('、'),
      claims: agreement.claimKinds.map((code) => cause(code)?.name ?? code).join('、'),
      terms: agreement.terms,
      amount: agreement.amount,
      performBy: agreement.performBy,
    },
    signers: [
      ...parties
        .filter(({ id: partyId }) => signing.includes(partyId))
        .map(({ id: partyId, name }): NeededSignature => {
          return { role: 'PARTIES', partyId, name, signedAt: partySigned(agreement, partyId) };
        }),
      ...mediators.map(({ name }): NeededSignature => {
        return {
          role: 'MEDIATOR',
          partyId: null,
          name,
          signedAt: mediatorSigned(agreement, mediators, name),
        };
      }),
    ],
  };
}

function partySigned({ signatures }: AgreementEntity, partyId: string): string | null {
  const role: SignatureRole = 'PARTY';
  return signatures.find((one) => one.role === role && one.partyId === partyId)?.signedAt ?? null;
}

/** One signature of a mediator is on record; of several it is that of whom it names. */
function mediatorSigned(
  { signatures }: AgreementEntity,
  mediators: readonly AppointedMediator[],
  name: string,
): string | null {
  const signed = signatures.find(({ role }) => role === 'MEDIATOR');
  return signed && (mediators.length === 1 || signed.signer === name) ? signed.signedAt : null;
}
