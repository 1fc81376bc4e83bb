import { In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Course } from '#kernel/progress/answer.js';
import { isToldOf, wordsOfArrow } from '#kernel/progress/plain-words.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { ReferralLedgerEventEntity } from '../ledger/referral-ledger-event.entity.js';
import { ReferralLedgerEntity } from '../ledger/referral-ledger.entity.js';
import { DocketIntakeEntity } from '../register/docket-intake.entity.js';
import { DocketRecordEntity } from '../register/docket-record.entity.js';
import { DocketTimelineEntity } from '../register/docket-timeline.entity.js';
import { headerOf, stepsOf } from '../register/header.js';

/**
 * How the case went, for the worker: holder, steps, referrals and dates. What the worker is not told of is left out before
 * the holder and the deadline are drawn, so that neither gives it away.
 */
export async function tellCourse(ctx: RequestContext, caseCode: string): Promise<Course> {
  const [intakes, allSteps, allRecords, ledger] = await Promise.all([
    ctx.db.findBy(DocketIntakeEntity, { caseCode }),
    ctx.db.findBy(DocketTimelineEntity, { caseCode }),
    ctx.db.findBy(DocketRecordEntity, { caseCode }),
    ctx.db.find(ReferralLedgerEntity, {
      where: { caseCode },
      order: { sentOn: 'ASC', at: 'ASC', id: 'ASC' },
    }),
  ]);
  const timeline = allSteps.filter(({ kind }) => isToldOf(kind));
  const records = allRecords.filter(({ kind }) => isToldOf(kind));
  const referrals = ledger.filter(({ arrow }) => wordsOfArrow(arrow) !== null);
  const { holderOrganisation, closedOn, dueOn } = headerOf({ intakes, timeline, records, referrals });
  const organisation = (code: string) => organisationOf(ctx, code);
  const events = await eventsOf(ctx, referrals);
  return {
    today: ctx.today,
    holder: holderOrganisation === null ? null : organisation(holderOrganisation),
    closedOn,
    dueOn,
    steps: stepsOf(timeline).map(({ kind, state, at, organisation: code, reference }) => ({
      kind,
      state,
      at: at.toISOString(),
      on: localDateOf(at),
      by: organisation(code),
      dueOn: dueOf(records, { reference, state, organisation: code }),
    })),
    referrals: referrals.map((referral) => {
      const { arrow, sender, receiver, state, at, dueOn: answerDue } = referral;
      return {
        ...{ arrow, from: organisation(sender), to: organisation(receiver), state },
        ...{ at: at.toISOString(), on: localDateOf(at), dueOn: answerDue },
        ...datesOf(referral, events),
      };
    }),
  };
}

/** The events of the referrals, the latest first. */
function eventsOf(
  ctx: RequestContext,
  referrals: readonly ReferralLedgerEntity[],
): Promise<ReferralLedgerEventEntity[]> {
  const ids = referrals.map(({ id }) => id);
  return ctx.db.find(ReferralLedgerEventEntity, { where: { referralId: In(ids) }, order: { at: 'DESC' } });
}

/** When it was first heard of, and how it ended. */
function datesOf(
  referral: ReferralLedgerEntity,
  events: readonly ReferralLedgerEventEntity[],
): Pick<Course['referrals'][number], 'sentAt' | 'outcome'> {
  const own = events.filter(({ referralId }) => referralId === referral.id);
  const ended = own.findLast((event) => event.outcome === referral.outcome) ?? referral;
  const code = referral.outcome;
  return {
    sentAt: (own.at(-1) ?? referral).at.toISOString(),
    outcome: code === null ? null : { code, at: ended.at.toISOString() },
  };
}

function dueOf(
  records: readonly DocketRecordEntity[],
  step: { reference: string; state: string; organisation: string },
): string | null {
  const record = records.find(
    ({ kind, recordId, organisation }) =>
      `${kind}:${recordId}` === step.reference && organisation === step.organisation,
  );
  return record?.state === step.state ? record.dueOn : null;
}

function organisationOf(ctx: RequestContext, code: string): { agency: string; name: string } {
  const { agency, name } = ctx.agency.book.find(code) ?? { agency: '', name: '有关单位' };
  return { agency, name };
}
