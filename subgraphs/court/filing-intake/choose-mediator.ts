import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { LapseHandler } from '#kernel/timers/lapse.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';

/** Both sides have agreed to mediate online: they choose a mediator together, or the court names one (在线规则 §10). */
const chooseRule = 'MED-7';
const designateRule = 'MED-8';

/** Starts the parties' time to choose a mediator, once, where both have consented online. */
export async function startChoosing(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation }: FilingIntakeEntity,
): Promise<void> {
  if (await tx.existsBy(DeadlineEntity, { recordId, rule: chooseRule })) return;
  const given = await standingConsents(tx, organisation, caseCode, 'MEDIATION');
  const online = new Set(given.filter(({ channel }) => channel === 'ONLINE').map(({ partyId }) => partyId));
  const parties = await tx.findBy(PartyEntity, { organisation, caseCode });
  const agree = (side: string): boolean =>
    parties.some((party) => party.side === side && online.has(party.id));
  if (!agree('APPLICANT') || !agree('RESPONDENT')) return;
  const subject = { caseCode, organisation, recordKind: 'FilingIntake', recordId };
  await startDeadline(tx, ctx, { ...subject, rule: chooseRule, from: ctx.today });
}

/** They have not chosen: it is for the court to name a mediator now (由法院指定). */
export const choiceLapsed: LapseHandler = async (tx, ctx, { recordId, caseCode, organisation }) => {
  await meetDeadline(tx, ctx, recordId, chooseRule);
  if (!(await tx.existsBy(DeadlineEntity, { recordId, rule: designateRule }))) {
    const subject = { caseCode, organisation, recordKind: 'FilingIntake', recordId };
    await startDeadline(tx, ctx, { ...subject, rule: designateRule, from: ctx.today });
  }
  record(tx, ctx, 'filing.court-designates', recordId, { caseCode });
  return true;
};
