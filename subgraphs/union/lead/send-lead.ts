import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySupervise } from '../staff.policy.js';

export interface NewLead {
  caseCode: string;
  to: string;
  subject: string;
  group: string;
  employerUncooperative: boolean;
  workers: number;
  facts: string;
  number?: string | null;
}

/** Sends a lead to the procuratorate (线索移送, A10). */
export function sendLead(ctx: RequestContext, input: NewLead): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    const { caseCode, to, number = null, ...lead } = input;
    if ([lead.subject, lead.group, lead.facts].some((text) => text.trim() === '') || lead.workers < 1) {
      throw new Refusal('BAD_INPUT', '请填写线索名称、涉及群体、人数和事实。');
    }
    const referral = await issueReferral(tx, ctx, {
      ...{
        arrow: 'A10',
        from: organisation,
        to,
        caseCode,
        recordId: null,
        consents: [],
        materials: ['线索移送函', '调查材料'],
      },
      letter: { type: 'LEAD_TRANSFER', number, title: '线索移送函', signedBy: ctx.actor.name },
      content: { lead },
    });
    record(tx, ctx, 'lead.send', referral.id, { caseCode, details: { to } });
    return referral;
  });
}
