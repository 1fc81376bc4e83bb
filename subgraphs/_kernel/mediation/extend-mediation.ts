import type { EntityManager } from 'typeorm';
import type { DeadlineExtension } from '#kernel/clock/compute-deadline.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { record } from '#kernel/audit/record.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { extendReferral } from '#kernel/referral/handle.js';
import { localDate } from '#kernel/values/local-date.js';
import { loadMediation, referralOf } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { mediationMachine } from './mediation.state.js';
import { missingSides } from './sides.js';
import { tellMediation } from './start-mediation.js';

export interface MediationExtension {
  mediationId: string;
  consents: NewConsent[];
  /** For a rule that leaves the length to the parties. */
  days?: number | null;
}

/** Lengthens a mediation because both sides want it (延期): by what the rule gives, or by what they agree where it leaves it to them. */
export function extendMediation(ctx: RequestContext, input: MediationExtension): Promise<MediationEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await loadMediation(tx, ctx, input.mediationId);
    mediation.state = move(mediationMachine, mediation.state, 'extend');
    const consents = await consentOfBoth(tx, ctx, mediation, input.consents);
    const deadline = await openDeadline(tx, mediation.id, mediation.rule);
    if (!deadline || ctx.today > deadline.due) {
      throw new Refusal('OUT_OF_TIME', '调解期限已经届满，不能再延长。', '请按“期满无延期合意”反馈结果。');
    }
    const by = lengthOf(deadline, input.days ?? null);
    const { due, rawEnd } = await extendDeadline(tx, ctx, deadline, by, `经双方同意延长${by.amount}日`);
    mediation.due = due;
    await tx.update(MediationEntity, mediation.id, { state: mediation.state, due });
    const referral = await referralOf(tx, mediation);
    if (referral) await extendReferral(tx, ctx, referral, { due, rawEnd: rawEnd ?? due }, consents);
    record(tx, ctx, 'mediation.extend', mediation.id, { caseCode: mediation.caseCode, details: { due } });
    tellMediation(tx, ctx, mediation);
    return mediation;
  });
}

/** A consent counts for this extension alone; one given for an earlier extension does not. */
async function consentOfBoth(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation }: MediationEntity,
  given: NewConsent[],
): Promise<ConsentEntity[]> {
  if (given.some((consent) => consent.scope !== 'EXTENSION'))
    throw new Refusal('BAD_INPUT', '请登记对延期的同意。');
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const missing = missingSides(
    parties,
    given.map((consent) => consent.partyId),
  );
  if (missing.length > 0) {
    throw new Refusal(
      'CONSENT_MISSING',
      `缺少${missing.join('和')}对延期的同意。`,
      '延长调解期限须经双方同意（特邀调解规定第27条）。',
    );
  }
  const rows: ConsentEntity[] = [];
  for (const consent of given) rows.push(await recordConsent(tx, ctx, organisation, caseCode, consent));
  return rows;
}

function lengthOf(
  { rule, variant, startsFrom, extendedBy }: DeadlineEntity,
  days: number | null,
): DeadlineExtension {
  const law = deadlineRule(rule, { on: localDate(startsFrom), ...(variant ? { variant } : {}) });
  if (law.extension === null)
    throw new Refusal('BAD_INPUT', `期限 ${rule} 不能延长。`, `依据：${law.source}。`);
  if (law.extendBy !== null && extendedBy.length > 0)
    throw new Refusal('BAD_INPUT', '该期限只能延长一次。', `${law.extension}。`);
  if (law.extendBy !== null && days !== null && days > law.extendBy) {
    throw new Refusal('BAD_INPUT', `最多延长${law.extendBy}日。`, `${law.extension}。`);
  }
  const amount = days ?? law.extendBy;
  if (amount === null) throw new Refusal('BAD_INPUT', '请填写双方同意延长的天数。', `${law.extension}。`);
  return { amount, unit: law.calendar === 'WD' ? 'WORKING_DAY' : 'DAY' };
}
