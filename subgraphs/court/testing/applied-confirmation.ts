import { randomUUID } from 'node:crypto';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { receiveFiling } from '../filing-intake/receive-filing.js';
import { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import { delegateMediation } from '../pre-filing-mediation/delegate-mediation.js';
import { agreementOf, atUnion, bothSides, type CourtRoom, here, theUnion, wageFiling } from './court-room.js';

/** A joint application at the court: delegated on 2024-09-05, agreed on the 20th, applied for on the 27th. */
export async function appliedConfirmation(
  room: CourtRoom,
  number: string,
): Promise<JudicialConfirmationEntity> {
  const mediators = [{ mediatorId: 'm1', name: '样例调解员', personKey: 'key of the mediator' }];
  const agreement = { ...agreementOf('2024-09-20T16:40:00+08:00'), agreementId: randomUUID() };
  room.setTime('2024-09-05T10:00:00+08:00');
  const { id: filingIntakeId, caseCode } = await receiveFiling(room.clerkOfCourt(), wageFiling(bothSides));
  const delegation = { filingIntakeId, to: theUnion, number, materials: ['起诉状副本'] };
  await delegateMediation(room.clerkOfCourt(), delegation);
  await room.deliverAll();
  const sent = await room.court.dataSource.manager.findOneByOrFail(ReferralEntity, { caseCode });
  room.setTime('2024-09-20T17:00:00+08:00');
  await atUnion(room, async (tx, ctx) => {
    const copy = await loadReferral(tx, ctx, sent.id, 'IN');
    await acceptReferral(tx, ctx, copy, { recordId: copy.id, due: '2024-10-08' });
    await beginHandling(tx, ctx, copy);
    await reportResult(tx, ctx, copy, { outcome: 'AGREED', agreement, mediators });
  });
  await room.deliverAll();
  room.setTime('2024-09-27T09:00:00+08:00');
  const { APPLICANT, RESPONDENT } = await room.parties(caseCode);
  const applicantPartyIds = [APPLICANT.id, RESPONDENT.id];
  const application = {
    ...{ appliedOn: '2024-09-27', applicantPartyIds, agreement },
    ...{ mediationOrganisation: theUnion, mediators },
  };
  await atUnion(room, (tx, ctx) =>
    issueReferral(tx, ctx, {
      ...{ arrow: 'A05', from: theUnion, to: here, caseCode, recordId: randomUUID() },
      letter: { type: 'CONFIRMATION_APPLICATION', number: null, title: '司法确认申请书', signedBy: '样例' },
      ...{ consents: [], materials: [], content: { application } },
    }),
  );
  await room.deliverAll();
  return room.court.dataSource.manager.findOneByOrFail(JudicialConfirmationEntity, { caseCode });
}
