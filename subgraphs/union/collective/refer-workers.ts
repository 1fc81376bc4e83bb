import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { separateWorker } from '#kernel/collective/leave-group.js';
import { linesOf, loadGroup } from '#kernel/collective/load-group.js';
import type { WorkerEntryEntity } from '#kernel/collective/worker-group.entity.js';
import { can } from '#kernel/machine.js';
import { recordConsent } from '#kernel/consent/record-consent.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { workerEntryMachine } from '#kernel/collective/worker-entry.state.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { mayBegin } from '../staff.policy.js';

export interface WorkersReferral {
  caseCode: string;
  to: string;
  /** Party ids of the workers who apply. */
  partyIds: string[];
  /** Where the applications lie that the workers have signed. */
  evidence: string;
}

/**
 * Hands the applications of workers who do not settle on to arbitration (转仲裁, A18): a referral for each, which names that worker
 * and the employer alone. Their claims and clocks go on as if nobody had settled.
 */
export function referToArbitration(ctx: RequestContext, input: WorkersReferral): Promise<ReferralEntity[]> {
  return ctx.transaction(async (tx) => {
    const applicants = await applicantsOf(tx, ctx, input);
    const bound = applicants.filter(({ state }) => !can(workerEntryMachine, state, 'separate'));
    if (bound.length > 0)
      throw new Refusal(
        'WRONG_STATE',
        `${linesOf(bound)}的劳动者不能另行申请仲裁。`,
        '已经同意和解的，先登记撤回同意；和解已经生效的，按协议履行或者申请支付令。',
      );
    const referrals: ReferralEntity[] = [];
    for (const entry of applicants) {
      const letter = { type: 'ARBITRATION_TRANSFER', number: null, title: '转仲裁告知书' };
      const sent = await send(tx, ctx, input, [entry], { arrow: 'A18', scope: 'ARBITRATION', letter });
      await separateWorker(tx, ctx, entry, sent.id);
      referrals.push(sent);
    }
    return referrals;
  });
}

/**
 * Hands on a batch of applications for payment orders on an agreement that was not performed (A19, 调仲法 §16): one referral for
 * all of them, of what is due today alone.
 */
export function referForPaymentOrders(ctx: RequestContext, input: WorkersReferral): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const applicants = await applicantsOf(tx, ctx, input);
    const unsettled = applicants.filter(({ agreementId }) => agreementId === null);
    if (unsettled.length > 0)
      throw new Refusal('WRONG_STATE', `${linesOf(unsettled)}的劳动者没有生效的调解协议。`);
    const [agreementId] = new Set(applicants.map((entry) => entry.agreementId));
    const letter = { type: 'PAYMENT_ORDER_APPLICATION', number: null, title: '支付令申请书' };
    const way = { arrow: 'A19', scope: 'PAYMENT_ORDER', letter, recordId: agreementId! } as const;
    return send(tx, ctx, input, applicants, way);
  });
}

async function applicantsOf(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, partyIds, evidence }: WorkersReferral,
): Promise<WorkerEntryEntity[]> {
  permit(mayBegin(ctx.actor));
  const { entries } = await loadGroup(tx, ctx, caseCode);
  const applicants = entries.filter(({ partyId }) => partyIds.includes(partyId));
  if (applicants.length === 0 || applicants.length !== new Set(partyIds).size)
    throw new Refusal('BAD_INPUT', '申请人应当是劳动者名册中的劳动者。');
  if (evidence.trim() === '') throw new Refusal('BAD_INPUT', '请写明劳动者本人签名的申请书。');
  return applicants;
}

interface Way {
  arrow: string;
  scope: ConsentEntity['scope'];
  letter: { type: string; number: string | null; title: string };
  recordId?: string;
}

/** One letter about these workers and the employer, and about nobody else. */
async function send(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, to, evidence }: WorkersReferral,
  applicants: readonly WorkerEntryEntity[],
  { arrow, scope, letter, recordId }: Way,
): Promise<ReferralEntity> {
  const { organisation } = ctx.actor;
  const employers = await tx.findBy(PartyEntity, { caseCode, organisation, kind: 'EMPLOYER' });
  const consents: ConsentEntity[] = [];
  for (const { partyId } of applicants) {
    const signed = { partyId, scope, channel: 'PAPER', evidence, recipient: to } as const;
    consents.push(await recordConsent(tx, ctx, organisation, caseCode, signed));
  }
  return issueReferral(tx, ctx, {
    ...{ arrow, from: organisation, to, caseCode, recordId: recordId ?? null, consents },
    letter: { ...letter, signedBy: ctx.actor.name },
    materials: [letter.title, evidence],
    partyIds: [...applicants, ...employers].map((each) => ('partyId' in each ? each.partyId : each.id)),
    claim: applicants.reduce((sum, entry) => sum + (entry.agreed ?? entry.claim), 0),
  });
}
