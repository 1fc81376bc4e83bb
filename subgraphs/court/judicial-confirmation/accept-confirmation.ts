import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling } from '#kernel/referral/handle.js';
import { isMediationOrganisation } from '../court-referral/invited-mediator.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { checkApplication } from './check-application.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { judicialConfirmationMachine } from './judicial-confirmation.state.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

/** Accepts a joint application (受理); the time to rule runs from today. */
export function acceptConfirmation(
  ctx: RequestContext,
  id: string,
  number: string,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    const { organisation, caseCode } = confirmation;
    move(judicialConfirmationMachine, confirmation.state, 'accept');
    await checkFacts(tx, ctx, confirmation);
    await checkCaseNumber(tx, organisation, number, ['诉前调确', '民特'], ctx.today);
    await needUnusedNumber(tx, JudicialConfirmationEntity, organisation, number);
    await meetDeadline(tx, ctx, id, 'JC-2');
    const subject = { caseCode, organisation, recordKind: 'JudicialConfirmation', recordId: id };
    const ruling = await startDeadline(tx, ctx, { ...subject, rule: 'JC-3', from: ctx.today });
    await moveConfirmation(tx, ctx, confirmation, 'accept', { number, acceptedOn: ctx.today });
    await acceptReferral(tx, ctx, referral, { recordId: id, due: ruling.due, number });
    await beginHandling(tx, ctx, referral);
    return confirmation;
  });
}

async function checkFacts(
  tx: EntityManager,
  ctx: RequestContext,
  confirmation: JudicialConfirmationEntity,
): Promise<void> {
  const { organisation, caseCode, applicantPartyIds, appliedOn, applyBy, agreementId } = confirmation;
  const applicants = await tx.findBy(PartyEntity, { id: In(applicantPartyIds), organisation, caseCode });
  checkApplication({
    sides: new Set(applicants.map((party) => party.side)),
    ...{ appliedOn, applyBy },
    byMediationOrganisation: isMediationOrganisation(
      ctx.agency.book.find(confirmation.mediationOrganisation),
    ),
    alreadyConfirmed: await tx.existsBy(JudicialConfirmationEntity, {
      organisation,
      agreementId,
      state: 'CONFIRMED',
    }),
  });
}
