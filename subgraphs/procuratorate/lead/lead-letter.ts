import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { fillLeadTransfer } from '#kernel/referral/lead-transfer-document.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { mayWorkLead } from './lead.policy.js';

/** Fills the letter that passes a lead on (线索移送函) from the referral that carries it: to a union (A13), or as any agency does. */
export async function fillLeadLetter(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string,
): Promise<FilledDocument> {
  const key = { id: uuidOrNone(referralId), direction: 'OUT', arrow: 'A13' } as const;
  if (!(await tx.existsBy(ReferralEntity, key))) return fillLeadTransfer(tx, ctx, referralId);
  const { caseCode, organisation, counterpart, issued } = await loadBy(tx, ReferralEntity, key);
  permit(mayWorkLead(ctx.actor, { organisation }));
  const { lead, letter, materials } = issued;
  return {
    ...{ caseCode, organisation, number: letter.number ?? null, signers: [] },
    fields: {
      addressee: ctx.agency.book.find(counterpart)?.name ?? null,
      subject: lead?.subject ?? null,
      group: lead ? `${lead.group}，共${lead.workers}人` : null,
      facts: lead?.facts ?? null,
      nonCooperation: lead?.employerUncooperative ? '用人单位拒不配合调查、处理。' : null,
      materials: materials.join('、'),
    },
  };
}
