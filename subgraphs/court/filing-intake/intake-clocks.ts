import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines, meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { modeOf } from '../profile/mode-of.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import { openPreFilingMediation } from '../pre-filing-mediation/open.js';
import { startChoosing } from './choose-mediator.js';
import { isAdmissible } from './admissible.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';

/**
 * Starts what runs after a filing: the days to register it, or, where the applicant asks for mediation, the days to
 * designate a mediator; at a court of mode P the pre-filing mediation then takes the place of registration.
 */
export async function startIntakeClocks(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
  from: LocalDate = ctx.today,
): Promise<void> {
  const asked = await applicantAsks(tx, intake);
  if (asked) await startDesignation(tx, ctx, intake);
  await startChoosing(tx, ctx, intake);
  if (!isAdmissible(intake)) return;
  if (asked && (await modeOf(tx, intake.organisation, ctx.today)) === 'P') {
    await meetDeadline(tx, ctx, intake.id, 'CRT-1');
    await openPreFilingMediation(tx, ctx, intake);
  } else if (!(await hasClock(tx, intake, 'CRT-1'))) {
    await startRegistrationClock(tx, ctx, intake, from);
  }
}

/** The days to register run from the day the complaint is complete, or comes back from mediation. */
export async function startRegistrationClock(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
  from: LocalDate = ctx.today,
): Promise<void> {
  await startDeadline(tx, ctx, { ...subjectOf(intake), rule: 'CRT-1', from });
}

export async function stopIntakeClocks(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
): Promise<void> {
  await endDeadlines(tx, ctx, intake.id);
}

/** Whether the complaint is with the mediators, so that the days to register do not run. */
export function isInMediation(tx: EntityManager, intake: FilingIntakeEntity): Promise<boolean> {
  return tx.existsBy(PreFilingMediationEntity, { intakeId: intake.id });
}

async function startDesignation(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
): Promise<void> {
  if (await hasClock(tx, intake, 'MED-8')) return;
  await startDeadline(tx, ctx, { ...subjectOf(intake), rule: 'MED-8', from: ctx.today });
}

function hasClock(tx: EntityManager, intake: FilingIntakeEntity, rule: string): Promise<boolean> {
  return tx.existsBy(DeadlineEntity, { recordId: intake.id, rule });
}

async function applicantAsks(
  tx: EntityManager,
  { organisation, caseCode }: FilingIntakeEntity,
): Promise<boolean> {
  const consents = await standingConsents(tx, organisation, caseCode, 'MEDIATION');
  const applicants = await tx.findBy(PartyEntity, { organisation, caseCode, side: 'APPLICANT' });
  return applicants.some((party) => consents.some((consent) => consent.partyId === party.id));
}

function subjectOf({ caseCode, organisation, id }: FilingIntakeEntity) {
  return { caseCode, organisation, recordKind: 'FilingIntake', recordId: id };
}
