import { loadBy, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { instruments } from '#kernel/clock/law.js';
import type { NewConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needConsentsToReceiver } from './consents-to-receiver.js';

export interface EnforcementReferral {
  caseCode: string;
  to: string;
  applicantPartyIds: string[];
  /** Id of schema/law/instruments.yaml. */
  instrument: string;
  instrumentNumber: string;
  /** In fen. */
  amount: number;
  /** Last day for performance under the instrument. */
  performBy: string;
  property?: string | null;
  consents?: NewConsent[] | null;
}

/** Hands in a worker's application to enforce an instrument (强制执行申请, A20). */
export function applyEnforcement(ctx: RequestContext, input: EnforcementReferral): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation: from } = ctx.actor;
    const { caseCode, to, instrument, amount, performBy, property = null } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
    const awardNumber = input.instrumentNumber.trim();
    if (awardNumber === '' || amount <= 0) throw new Refusal('BAD_INPUT', '请填写执行依据的文号和金额。');
    const asked = { kind: 'ENFORCEMENT', instrument, awardNumber, claimKinds: [], amount, performBy };
    const transfer = { ...asked, property };
    await weighArrow(tx, ctx, { arrow: 'A20', caseCode, from, to, stated: { transfer } });
    const consents = await needConsentsToReceiver(tx, ctx, { ...input, organisation: from });
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A20', from, to, caseCode, recordId: null, consents },
      materials: ['执行申请书', needEnforceable(instrument), '生效证明'],
      letter: {
        ...{ type: 'ENFORCEMENT_APPLICATION', number: null, title: '执行申请书' },
        signedBy: ctx.actor.name,
      },
      content: { transfer },
    });
  });
}

/** An instrument that can be enforced directly; answers its name. Refuses with NOT_ENFORCEABLE. */
export function needEnforceable(id: string): string {
  const found = instruments().find((row) => row.id === id);
  if (found?.enforceable) return found.name;
  const known = instruments().flatMap((row) => (row.enforceable ? [`${row.id} ${row.name}`] : []));
  throw new Refusal(
    'NOT_ENFORCEABLE',
    found ? `${found.name}不能直接申请强制执行。` : '不认识这种执行依据。',
    found ? `对方不履行的，可以：${found.ifBreached}。` : `可选：${known.join('；')}。`,
  );
}

/** After the last day of performance, and within the two years of ENF-1. Refuses with NOT_DUE or OUT_OF_TIME. */
export function needInTime(performBy: string, today: string): void {
  if (performBy >= today) throw new Refusal('NOT_DUE', '履行期限还没有届满。', `履行期限：${performBy}。`);
  const { due, source } = computeDeadline({ rule: 'ENF-1', from: localDate(performBy) });
  if (today > due)
    throw new Refusal(
      'OUT_OF_TIME',
      `已过申请执行的期限（${due}）。`,
      `依据：${source}。期限中止、中断过的，请由本人直接向法院申请并说明。`,
    );
}
