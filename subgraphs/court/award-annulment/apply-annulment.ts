import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ApplicationSubject, caseOfApplication } from '../counter/case-of-application.js';
import { dayMade } from '../counter/day-made.js';
import { needText } from '../filing-intake/load-intake.js';
import { reportProgress } from '../report-progress.js';
import { AwardAnnulmentEntity } from './award-annulment.entity.js';
import { mayWorkAnnulment } from './award-annulment.policy.js';
import type { AnnulmentGround } from './grounds.js';
import { needIntermediate } from './intermediate-court.js';
import { needNoSuit, workerSuitOn } from './worker-suit.js';

export interface AnnulmentApplication {
  subject: Omit<ApplicationSubject, 'referralId'>;
  awardNumber: string;
  /** Only a final award (终局裁决) is annulled; against another the employer sues. */
  finalAward: boolean;
  awardReceivedOn: string;
  grounds: AnnulmentGround[];
  reasons: string;
  /** Day of the postmark, where it was posted: that day decides whether it is in time. */
  postmarkedOn: string | null;
  /** When the employer received the ruling that ended the worker's suit; null: the day the court gave it, where it is known. */
  suitEndedOn: string | null;
}

/**
 * Takes in an employer's application (申请撤销). Refuses with SUIT_PENDING while the worker has sued on the award, and
 * with OUT_OF_TIME after its days; they run anew from the end of that suit.
 */
export function applyAnnulment(
  ctx: RequestContext,
  application: AnnulmentApplication,
): Promise<AwardAnnulmentEntity> {
  permit(mayWorkAnnulment(ctx.actor, ctx.actor));
  const awardNumber = needText(application.awardNumber, '仲裁裁决书文号');
  const reasons = needText(application.reasons, '申请撤销的事实和理由');
  needFinalAward(application);
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    await needIntermediate(tx, organisation, ctx.today);
    const suit = await workerSuitOn(tx, awardNumber);
    needNoSuit(suit);
    const suitEndedOn = suit.endedOn === null ? null : (application.suitEndedOn ?? suit.endedOn);
    const subject = { ...application.subject, referralId: null };
    const { caseCode, parties } = await caseOfApplication(tx, ctx, subject, { arrows: [], claim: null });
    if (!parties.some(({ kind }) => kind === 'EMPLOYER'))
      throw new Refusal(
        'BAD_INPUT',
        '申请撤销终局裁决的是用人单位。',
        '劳动者不服的，可以自收到裁决之日起15日内起诉。',
      );
    const { awardReceivedOn, grounds } = application;
    const id = randomUUID();
    const running = { caseCode, organisation, recordKind: 'AwardAnnulment', recordId: id };
    const madeOn = dayMade(application.postmarkedOn, ctx.today);
    const limit = await startLimit(tx, ctx, running, {
      from: suitEndedOn ?? awardReceivedOn,
      reopened: suitEndedOn !== null,
      madeOn,
    });
    const annulment: AwardAnnulmentEntity = {
      ...{ id, organisation, caseCode, awardNumber, awardReceivedOn, grounds, reasons, suitEndedOn },
      ...{ state: 'APPLIED', appliedOn: ctx.today, applyBy: limit.due, number: null, acceptedOn: null },
      ...{ ground: null, note: null, rulingNumber: null, decidedOn: null, rulingReceivedOn: null },
    };
    await tx.insert(AwardAnnulmentEntity, annulment);
    record(tx, ctx, 'annulment.apply', id, { caseCode, details: { grounds } });
    await reportProgress(tx, ctx, 'AwardAnnulment', annulment, true);
    return annulment;
  });
}

function needFinalAward({ finalAward, grounds }: AnnulmentApplication): void {
  if (!finalAward) {
    throw new Refusal(
      'BAD_INPUT',
      '非终局裁决不能申请撤销。',
      '用人单位不服非终局裁决的，可以自收到裁决书之日起15日内起诉（ARB-9）。',
    );
  }
  if (grounds.length === 0)
    throw new Refusal('BAD_INPUT', '请选择申请撤销的情形（劳动争议调解仲裁法第49条）。');
}

async function startLimit(
  tx: EntityManager,
  ctx: RequestContext,
  running: { caseCode: string; organisation: string; recordKind: string; recordId: string },
  { from, reopened, madeOn }: { from: string; reopened: boolean; madeOn: string },
): Promise<DeadlineEntity> {
  const variant = reopened ? 'REOPENED' : 'EMPLOYER';
  const limit = await startDeadline(tx, ctx, { ...running, rule: 'ARB-10', variant, from: localDate(from) });
  if (madeOn > limit.due) {
    throw new Refusal(
      'OUT_OF_TIME',
      `申请撤销的期限已于${limit.due}届满。`,
      '裁决自作出之日起生效，可以申请强制执行。',
    );
  }
  await meetDeadline(tx, ctx, running.recordId, 'ARB-10', madeOn);
  return limit;
}
