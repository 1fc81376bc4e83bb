import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { ProcuratorialLeadEntity } from './lead.entity.js';
import { moveLead, noteLead } from './move-lead.js';

/** A lead has arrived (线索移送). */
export const leadReferred: ReferralFollowUp = async (
  tx,
  ctx,
  { id: referralId, caseCode, organisation, issued },
) => {
  if (!issued.lead) throw new Refusal('BAD_INPUT', '线索移送缺少线索内容。');
  const { subject, group: workerGroup, employerUncooperative, workers, facts } = issued.lead;
  const lead: ProcuratorialLeadEntity = {
    ...{ id: randomUUID(), caseCode, organisation, referralId, state: 'RECEIVED', receivedOn: ctx.today },
    ...{ subject, workerGroup, employerUncooperative, workers, facts },
    ...{
      reviewerId: null,
      number: null,
      acceptedOn: null,
      measure: null,
      resultText: null,
      replyNumber: null,
      endedOn: null,
    },
  };
  await tx.insert(ProcuratorialLeadEntity, lead);
  record(tx, ctx, 'lead.receive', lead.id, { caseCode });
  noteLead(tx, ctx, lead);
};

/** The sender has called the lead back before anybody signed for it. */
export const leadMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const lead = referral.state === 'RECALLED' ? await leadOf(tx, referral) : null;
  if (lead) await moveLead(tx, ctx, lead, 'recall', { endedOn: ctx.today });
};

/** A procurator has sent the lead back through the door of referrals (退回). */
export const leadReturned: ReferralFollowUp = async (tx, ctx, referral) => {
  const lead = await leadOf(tx, referral);
  if (lead) await moveLead(tx, ctx, lead, 'return', { resultText: referral.returnText, endedOn: ctx.today });
};

function leadOf(tx: EntityManager, referral: ReferralEntity): Promise<ProcuratorialLeadEntity | null> {
  return tx.findOne(ProcuratorialLeadEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
}
