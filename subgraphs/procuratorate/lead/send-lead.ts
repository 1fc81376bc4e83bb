import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { maySendLead } from './lead.policy.js';
import type { SendLeadToUnionInput } from './lead.type.js';

/** Hands a lead of unlawful employment to a union, or asks it to confer (违法用工线索、会商, A13). */
export function sendLead(ctx: RequestContext, input: SendLeadToUnionInput): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendLead(ctx.actor));
    const { organisation: from } = ctx.actor;
    const { caseCode, to, number = null, subject, group, employerUncooperative, workers, facts } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
    if ([subject, group, facts].some((text) => text.trim() === '') || workers < 1)
      throw new Refusal('BAD_INPUT', '请填写线索名称、涉及群体、人数和事实。');
    const referral = await issueReferral(tx, ctx, {
      ...{ arrow: 'A13', from, to, caseCode, recordId: null, consents: [], materials: ['线索函'] },
      letter: { type: 'LEAD_TRANSFER', number, title: '线索函', signedBy: ctx.actor.name },
      content: { lead: { subject, group, employerUncooperative, workers, facts } },
    });
    record(tx, ctx, 'lead.send', referral.id, { caseCode, details: { to } });
    return referral;
  });
}
