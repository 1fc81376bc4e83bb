import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ApplicationSubject, caseOfApplication, noteRecord } from '../counter/case-of-application.js';
import { dayMade } from '../counter/day-made.js';
import { type DueSum, lastDay, needDue, totalOf } from '../counter/due-sums.js';
import { type PartyName, partyNamed } from '../counter/party-named.js';
import { needText } from '../filing-intake/load-intake.js';
import { reportProgress } from '../report-progress.js';
import { EnforcementEntity } from './enforcement.entity.js';
import { mayWorkEnforcement } from './enforcement.policy.js';
import { needEnforceable, needInForce } from './need-enforceable.js';
import { needWholeShares, type WorkerShare } from './shares.js';

export interface EnforcementApplication {
  subject: ApplicationSubject;
  /** Id of schema/law/instruments.yaml. */
  instrument: string;
  instrumentNumber: string;
  /** What is to be enforced now: sums that have fallen due. */
  sums: DueSum[];
  /** Last day for performance under the instrument, of its last instalment; null where the last of the sums is it. */
  performBy: string | null;
  /** Day of the postmark, where it was posted: that day decides whether it is in time. */
  postmarkedOn: string | null;
  /** By worker; empty where there is one applicant. */
  shares: { applicant: PartyName; amount: number }[];
}

/**
 * Takes in an application to enforce (申请执行). One that comes after ENF-1 is taken in and marked late: only the
 * respondent may raise the bar.
 */
export function applyEnforcement(
  ctx: RequestContext,
  application: EnforcementApplication,
): Promise<EnforcementEntity> {
  needEnforceable(application.instrument);
  return ctx.transaction((tx) => takeIn(tx, ctx, application));
}

/** Takes in the applications of many creditors that are filed together (一批申请执行): all of them or none. */
export function applyEnforcements(
  ctx: RequestContext,
  applications: readonly EnforcementApplication[],
): Promise<EnforcementEntity[]> {
  if (applications.length === 0) throw new Refusal('BAD_INPUT', '请填写执行申请。');
  return ctx.transaction(async (tx) => {
    const taken: EnforcementEntity[] = [];
    for (const application of applications) taken.push(await takeIn(tx, ctx, application));
    return taken;
  });
}

async function takeIn(
  tx: EntityManager,
  ctx: RequestContext,
  application: EnforcementApplication,
): Promise<EnforcementEntity> {
  permit(mayWorkEnforcement(ctx.actor, ctx.actor));
  const { subject, sums } = application;
  const instrument = needEnforceable(application.instrument);
  const instrumentNumber = needText(application.instrumentNumber, '执行依据的文号');
  const amount = totalOf(sums);
  const { organisation } = ctx.actor;
  await needInForce(tx, organisation, instrument, instrumentNumber);
  const found = await caseOfApplication(tx, ctx, subject, { arrows: ['A15', 'A20'], claim: amount });
  const { caseCode, appliedOn } = found;
  needDue(sums, appliedOn, { basis: '履行期限届满后才能申请执行', over: true });
  const madeOn = dayMade(application.postmarkedOn, appliedOn);
  const shares = sharesOf(found.parties, application.shares, amount);
  const performBy = latest(lastDay(sums), application.performBy);
  const id = randomUUID();
  const running = { caseCode, organisation, recordKind: 'Enforcement', recordId: id };
  const limit = await startDeadline(tx, ctx, { ...running, rule: 'ENF-1', from: localDate(performBy) });
  await meetDeadline(tx, ctx, id, 'ENF-1', madeOn);
  await startDeadline(tx, ctx, { ...running, rule: 'ENF-2', from: appliedOn });
  const enforcement: EnforcementEntity = {
    ...{ id, organisation, caseCode, referralId: found.referral?.id ?? null, state: 'APPLIED' },
    ...{ instrument: instrument.id, instrumentNumber, sums, amount, shares, payments: [] },
    ...{ appliedOn, performBy, applyBy: limit.due, late: madeOn > limit.due },
    ...{ barRaisedOn: null, number: null, filedOn: null, noticeOn: null, note: null, endedOn: null },
  };
  await tx.insert(EnforcementEntity, enforcement);
  await noteRecord(tx, found.referral, id);
  const details = { instrument: instrument.id, late: enforcement.late };
  record(tx, ctx, 'enforcement.apply', id, { caseCode, details });
  await reportProgress(tx, ctx, 'Enforcement', enforcement, true);
  return enforcement;
}

function sharesOf(
  parties: PartyEntity[],
  named: EnforcementApplication['shares'],
  amount: number,
): WorkerShare[] {
  const sole: EnforcementApplication['shares'] = [{ applicant: { partyId: null, idNumber: null }, amount }];
  const several = parties.filter(({ side }) => side === 'APPLICANT').length > 1;
  if (several && named.length === 0)
    throw new Refusal('BAD_INPUT', '申请人不止一人，请逐人填写份额。', '各人份额合计应当等于申请执行金额。');
  const shares = (named.length > 0 ? named : sole).map((share) => ({
    partyId: partyNamed(parties, 'APPLICANT', share.applicant).id,
    amount: share.amount,
  }));
  needWholeShares(shares, amount);
  return shares;
}

function latest(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
