import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { type LeadMeasure, ProcuratorialLeadEntity } from './lead.entity.js';
import { loadLead } from './work-lead.js';

const measureNames: Record<LeadMeasure, string> = {
  SUPPORTED_LITIGATION: '支持起诉',
  RECOMMENDATION: '制发检察建议',
  PUBLIC_INTEREST_SUIT: '提起公益诉讼',
  MEDIATED: '促成和解',
  NONE: '未采取监督措施',
};

/** Fills the reply to whoever handed the lead over (线索办理情况回函); the lead keeps its number. */
export async function fillLeadReply(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const lead = await loadLead(tx, ctx, id);
  const { caseCode, organisation, state, measure, subject, receivedOn, resultText, replyNumber } = lead;
  const { counterpart } = await loadReferral(tx, ctx, lead.referralId, 'IN');
  const passedOn = state === 'TRANSFERRED' || state === 'RETURNED';
  return {
    ...{ caseCode, organisation, number: replyNumber, signers: [] },
    fields: {
      addressee: ctx.agency.book.find(counterpart)?.name ?? null,
      ...{ subject, receivedOn, result: resultText },
      measure: passedOn ? (state === 'RETURNED' ? '退回' : '转送') : measure && measureNames[measure],
    },
    issued: async ({ number }) => {
      await tx.update(ProcuratorialLeadEntity, { id }, { replyNumber: number });
    },
  };
}
