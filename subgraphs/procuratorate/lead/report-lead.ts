import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { moveReferral } from '#kernel/referral/move.js';
import { Refusal } from '#kernel/refusal.js';
import type { ProcuratorialLeadEntity } from './lead.entity.js';
import type { ReportLeadInput } from './lead.type.js';
import { moveLead } from './move-lead.js';
import { loadLead } from './work-lead.js';

/** Tells the sender what was done with the lead (回函). */
export function reportLead(
  ctx: RequestContext,
  { id, measure, text, number = null }: ReportLeadInput,
): Promise<ProcuratorialLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await loadLead(tx, ctx, id);
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明办理情况。');
    await moveLead(tx, ctx, lead, 'report', {
      ...{ measure, resultText: text, endedOn: ctx.today },
      replyNumber: number?.trim() || null,
    });
    const referral = await loadReferral(tx, ctx, lead.referralId, 'IN');
    const ruling = { type: 'LEAD_REPLY', number, decision: measure, decidedOn: ctx.today };
    await reportResult(tx, ctx, referral, { outcome: 'HANDLED', text, ruling });
    return lead;
  });
}

/** Passes the lead on to the agency that is competent (转送); the sender is told. A union of the linkage gets it as a referral (A13). */
export function transferLead(
  ctx: RequestContext,
  id: string,
  agency: string,
  reason: string,
  to: string | null = null,
): Promise<ProcuratorialLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await loadLead(tx, ctx, id);
    if (agency.trim() === '' || reason.trim() === '')
      throw new Refusal('BAD_INPUT', '请写明转送单位和理由。');
    const resultText = `转${agency}：${reason}`;
    await moveLead(tx, ctx, lead, 'transfer', { resultText, endedOn: ctx.today });
    const referral = await loadReferral(tx, ctx, lead.referralId, 'IN');
    await acceptReferral(tx, ctx, referral, { recordId: id, due: null });
    await moveReferral(tx, ctx, referral, 'forward', { text: resultText });
    if (to) await sendOn(tx, ctx, lead, to);
    return lead;
  });
}

async function sendOn(
  tx: EntityManager,
  ctx: RequestContext,
  lead: ProcuratorialLeadEntity,
  to: string,
): Promise<void> {
  const { caseCode, organisation: from, id: recordId, referralId: originId } = lead;
  const { subject, workerGroup: group, employerUncooperative, workers, facts } = lead;
  await issueReferral(tx, ctx, {
    ...{ arrow: 'A13', from, to, caseCode, recordId, originId, consents: [], materials: ['线索移送函'] },
    letter: { type: 'LEAD_TRANSFER', number: lead.number, title: '线索函', signedBy: ctx.actor.name },
    content: { lead: { subject, group, employerUncooperative, workers, facts } },
  });
}
