import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity, type RiskWarningBody } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';

export const riskLevels = { NOTICE: 'NOTICE', WARNING: 'WARNING', URGENT: 'URGENT' } as const;
export type RiskLevel = keyof typeof riskLevels;

export interface RiskWarning {
  caseCode: string;
  to: readonly string[];
  level: RiskLevel;
  subject: string;
  facts: string;
  workers: number;
  employerName?: string | null;
  /** Why the persons of the case are told all the same; null where they are not. */
  identifiedBecause?: string | null;
  /** The warning that reached us and is passed on (上报); null for one of our own. */
  originReferralId?: string | null;
}

/**
 * Warns organisations of a risk (风险监测预警, A27): each answers that it has read it, and reports what it did. No person travels
 * along unless the reason stands in the warning.
 */
export function warnOfRisk(ctx: RequestContext, input: RiskWarning): Promise<ReferralEntity[]> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation: from } = ctx.actor;
    const { caseCode } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
    const warning = warningOf(input);
    const originId = await originOf(tx, from, input);
    const to = [...new Set(input.to)].filter((code) => code !== from);
    if (to.length === 0) throw new Refusal('BAD_INPUT', '请选择接收预警的单位。');
    const sent: ReferralEntity[] = [];
    for (const receiver of to)
      sent.push(
        await issueReferral(tx, ctx, {
          ...{ arrow: 'A27', from, to: receiver, caseCode, recordId: null, consents: [] },
          ...{ materials: ['预警信息'], identified: warning.identifiedBecause !== null },
          ...(originId ? { originId } : {}),
          letter: { type: 'RISK_WARNING', number: null, title: '风险预警', signedBy: ctx.actor.name },
          content: { warning },
        }),
      );
    return sent;
  });
}

function warningOf(input: RiskWarning): RiskWarningBody {
  const { level, workers } = input;
  const [subject, facts] = [input.subject.trim(), input.facts.trim()];
  const employerName = input.employerName?.trim() || null;
  if (subject === '' || facts === '' || !Number.isSafeInteger(workers) || workers < 1)
    throw new Refusal('BAD_INPUT', '请填写预警事项、情况和涉及人数。');
  const identifiedBecause = input.identifiedBecause?.trim() || null;
  return { level, subject, facts, workers, employerName, identifiedBecause };
}

/** A warning is passed on by who has read it. Refuses with WRONG_STATE. */
async function originOf(
  tx: EntityManager,
  organisation: string,
  { caseCode, originReferralId = null }: RiskWarning,
): Promise<string | null> {
  if (originReferralId === null) return null;
  const id = uuidOrNone(originReferralId);
  const origin = await loadBy(tx, ReferralEntity, { id, organisation, caseCode, direction: 'IN' });
  if (origin.arrow === 'A27' && origin.acceptedOn !== null) return id;
  throw new Refusal('WRONG_STATE', '请先阅悉收到的预警，再上报。');
}
