import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { needArranged } from '#kernel/arrows/arrangement.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { needLeads } from '#kernel/referral/leads.js';
import { maySendReferral, mayWorkReferral } from '#kernel/referral/referral.policy.js';
import { type ReferralAct, referralMachine } from '#kernel/referral/referral.state.js';
import { Refusal } from '#kernel/refusal.js';
import { missingConsents } from './missing-consents.js';
import { ReferralDraftEntity, type ReferralDraftState } from './referral-draft.entity.js';
import { senderOf } from './waiting-letters.js';

export interface NewDraft {
  caseCode: string;
  arrow: string;
  /** Organisation code of whoever is to have it. */
  to: string;
  number?: string | null;
  applicantPartyIds?: string[] | null;
}

/** Prepares a referral (拟稿). Nothing leaves, and nobody else sees it, until it is sent. */
export function draftReferral(ctx: RequestContext, input: NewDraft): Promise<ReferralDraftEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const { caseCode, arrow, to: receiver, number = null, applicantPartyIds } = input;
    const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    senderOf(arrow); // Refuses what is begun elsewhere.
    const row = needLeads(ctx, { arrow, from: organisation, to: receiver });
    const ends = [organisation, receiver].map((code) => ctx.agency.book.organisation(code));
    needArranged(row, ends, { division, on: ctx.today });
    const open = { organisation, caseCode, arrow, state: In(['DRAFT', 'CONSENT_PENDING']) };
    if (await tx.existsBy(ReferralDraftEntity, open))
      throw new Refusal('WRONG_STATE', `本案已有一件${row.name}的拟稿。`, '请办理或者取消原来的拟稿。');
    const draft: ReferralDraftEntity = {
      ...{ id: randomUUID(), organisation, receiver, arrow, caseCode, state: 'DRAFT', number },
      ...{ applicantPartyIds: applicantPartyIds ?? [], draftedAt: ctx.now },
      ...{ askedOn: null, endedOn: null, cancelledBecause: null },
    };
    await tx.insert(ReferralDraftEntity, draft);
    record(tx, ctx, 'referral.draft', draft.id, { caseCode, details: { arrow, to: receiver } });
    return draft;
  });
}

/** The parties are asked whether they consent (征求同意). Refuses where nobody's consent is missing. */
export function askConsent(ctx: RequestContext, id: string): Promise<ReferralDraftEntity> {
  return ctx.transaction(async (tx) => {
    const draft = await loadDraft(tx, ctx, id);
    const missing = await missingConsents(tx, draft);
    if (missing.length === 0)
      throw new Refusal('WRONG_STATE', '需要的同意已经齐全，不用再征求。', '可以直接发出。');
    await moveDraft(tx, ctx, draft, 'askConsent', { askedOn: ctx.today });
    return draft;
  });
}

export interface DraftCancelled {
  id: string;
  reason: string;
  /** A party that was asked does not want to mediate. */
  refused: boolean;
}

/** The referral does not leave (取消). Where a party has refused mediation, that interrupts the limitation (协商调解规定 §31(5)). */
export function cancelDraft(
  ctx: RequestContext,
  { id, reason, refused }: DraftCancelled,
): Promise<ReferralDraftEntity> {
  return ctx.transaction(async (tx) => {
    const draft = await loadDraft(tx, ctx, id);
    const { caseCode, organisation, askedOn, arrow } = draft;
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明取消的理由。');
    if (refused && askedOn === null)
      throw new Refusal('BAD_INPUT', '还没有征求当事人同意，不能登记当事人不同意。', '请先征求同意。');
    await moveDraft(tx, ctx, draft, 'cancel', { endedOn: ctx.today, cancelledBecause: reason.trim() });
    if (refused && arrow === 'A24') {
      const evidence = '征求调解意愿的登记';
      const event = { kind: 'MEDIATION_REFUSED', at: ctx.today, sourceId: id, evidence } as const;
      await recordInterruption(tx, ctx, { caseCode, organisation, ...event });
    }
    return draft;
  });
}

/** A draft of the own organisation, row locked. */
export async function loadDraft(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<ReferralDraftEntity> {
  const draft = await load(tx, ReferralDraftEntity, id);
  permit(mayWorkReferral(ctx.actor, draft));
  return draft;
}

export async function moveDraft(
  tx: EntityManager,
  ctx: RequestContext,
  draft: ReferralDraftEntity,
  act: Extract<ReferralAct, 'askConsent' | 'send' | 'cancel'>,
  changes: Partial<ReferralDraftEntity>,
): Promise<void> {
  const state = move(referralMachine, draft.state, act) as ReferralDraftState;
  Object.assign(draft, changes, { state });
  await tx.update(ReferralDraftEntity, draft.id, { ...changes, state });
  const { caseCode, arrow } = draft;
  record(tx, ctx, `referral.${act}`, draft.id, { caseCode, details: { arrow } });
}
