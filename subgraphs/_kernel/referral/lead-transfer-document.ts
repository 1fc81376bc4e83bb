import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { mayHandleDocument } from '#kernel/documents/document.policy.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from './referral.entity.js';

/** Fills the letter that a lead is passed on with (线索移送函) from the referral that carries it. */
export async function fillLeadTransfer(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { organisation } = ctx.actor;
  const referral = await loadBy(tx, ReferralEntity, { id: uuidOrNone(id), direction: 'OUT', organisation });
  const held = { organisation, restricted: false, draftedBy: '' };
  permit(mayHandleDocument(ctx.actor, ctx.agency.manifest.name, held));
  const { caseCode, counterpart, issued } = referral;
  const { lead, materials } = issued;
  if (!lead) throw new Refusal('BAD_INPUT', '这项移送不是线索移送，不制作线索移送函。');
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      addressee: ctx.agency.book.find(counterpart)?.name ?? null,
      group: `${lead.group}，${lead.workers}人`,
      facts: [lead.subject, lead.facts].filter(Boolean).join('：'),
      nonCooperation: lead.employerUncooperative ? '用人单位对调查、调解不予配合' : null,
      materials: materials.join('、'),
    },
  };
}
