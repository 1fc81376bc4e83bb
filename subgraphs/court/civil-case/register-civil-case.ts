import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { needAdmissible } from '../filing-intake/admissible.js';
import type { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { loadIntake, moveIntake } from '../filing-intake/load-intake.js';
import { endMediationWithFiling, needNoReferralUnderway } from '../pre-filing-mediation/end-with-filing.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { reportProgress } from '../report-progress.js';
import { CivilCaseEntity, type Procedure } from './civil-case.entity.js';

export interface Registration {
  number: string;
  procedure: Procedure;
}

/** Registers a civil case from a complaint (登记立案). Refuses with ARBITRATION_FIRST what has to go to arbitration. */
export function registerCivilCase(
  ctx: RequestContext,
  filingIntakeId: string,
  registration: Registration,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) =>
    registerFrom(tx, ctx, await loadIntake(tx, ctx, filingIntakeId), registration),
  );
}

export async function registerFrom(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
  { number, procedure }: Registration,
): Promise<CivilCaseEntity> {
  const { organisation, caseCode } = intake;
  needAdmissible(intake);
  await checkCaseNumber(tx, organisation, number, ['民初'], ctx.today);
  await needUnusedNumber(tx, CivilCaseEntity, organisation, number);
  await needNoReferralUnderway(tx, intake);
  await moveIntake(tx, ctx, intake, 'register');
  await endMediationWithFiling(tx, ctx, intake);
  await meetDeadline(tx, ctx, intake.id, 'CRT-1');
  const civilCase: CivilCaseEntity = {
    ...{ id: randomUUID(), organisation, caseCode, intakeId: intake.id, number, procedure },
    ...{ state: 'REGISTERED', registeredOn: ctx.today, mediationDue: null, ...notConcluded },
  };
  await tx.insert(CivilCaseEntity, civilCase);
  const subject = { caseCode, organisation, recordKind: 'CivilCase', recordId: civilCase.id };
  await startDeadline(tx, ctx, { ...subject, rule: 'CRT-2', variant: procedure, from: ctx.today });
  record(tx, ctx, 'civil-case.register', civilCase.id, { caseCode, details: { procedure } });
  await reportProgress(tx, ctx, 'FilingIntake', intake);
  await reportProgress(tx, ctx, 'CivilCase', civilCase, true);
  return civilCase;
}

const notConcluded = {
  ...{ conclusion: null, concludedOn: null, judgmentServedOn: null, appealedOn: null, appealedBy: null },
  ...{ secondInstanceNumber: null, appealOutcome: null, finalOn: null },
  ...{ limitationRuling: null, limitationRuledOn: null, limitationNote: null },
};
