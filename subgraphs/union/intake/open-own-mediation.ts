import { record } from '#kernel/audit/record.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import type { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { openMediation } from '#kernel/mediation/open-mediation.js';
import { localDate } from '#kernel/values/local-date.js';
import { UnionIntakeEntity } from './intake.entity.js';
import { intakeMachine } from './intake.state.js';
import { loadIntake, tellIntake } from './register-intake.js';

export interface OwnMediation {
  intakeId: string;
  mediatorIds: string[];
  consents?: NewConsent[] | null;
}

/** Accepts an application and opens the mediation (受理调解申请). Refused with CONSENT_MISSING unless both sides consent. */
export function openOwnMediation(ctx: RequestContext, input: OwnMediation): Promise<MediationEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, input.intakeId);
    const { id, caseCode, organisation } = intake;
    intake.state = move(intakeMachine, intake.state, 'accept');
    for (const consent of input.consents ?? []) await recordConsent(tx, ctx, organisation, caseCode, consent);
    const receivedOn = localDate(intake.receivedOn);
    const mediation = await openMediation(tx, ctx, {
      caseCode,
      organisation,
      receivedOn,
      mediatorIds: input.mediatorIds,
    });
    await tx.update(UnionIntakeEntity, id, { state: intake.state });
    await endDeadlines(tx, ctx, id);
    record(tx, ctx, 'intake.accept', id, { caseCode });
    tellIntake(tx, ctx, intake);
    return mediation;
  });
}
