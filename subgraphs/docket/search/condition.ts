import type { RequestContext } from '#kernel/context.js';
import { localDate } from '#kernel/values/local-date.js';
import { resultBy } from '../figures/cohort.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { numberKey } from '../register/number-key.js';
import type { DocketCaseFilter } from './docket-case-filter.type.js';

/** A condition on `docket_case c` with its values for $1, $2… */
export interface Condition {
  text: string;
  values: unknown[];
}

/** What a part of the filter asks of the case by itself; `?` stands for its value. */
const ofCase: Partial<Record<keyof DocketCaseFilter, string>> = {
  caseCode: 'c.case_code = ?',
  number: 'c.case_code in (select case_code from docket_number where number_key = ?)',
  partyKey: 'c.case_code in (select case_code from docket_party_key where key = ?)',
  employerCode: 'c.employer_code = ?',
  agency: 'c.holder_agency = ?',
  stageKind: 'c.stage_kind = ?',
  stageState: 'c.stage_state = ?',
  dueFrom: 'c.due_on >= ?',
  dueUntil: 'c.due_on <= ?',
  openedFrom: 'c.opened_on >= ?',
  openedUntil: 'c.opened_on <= ?',
  firstAgency: 'c.first_agency = ?',
  firstOrganisation: 'c.first_organisation = ?',
  division: 'c.division = ?',
  cause: 'c.cause = ?',
  concludedFrom: 'c.closed_on >= ?',
  concludedUntil: 'c.closed_on <= ?',
  settledUntil: 'c.settled_on <= ?',
  resolvedUntil: 'c.resolved_on <= ?',
};

/** Of one of its referrals, all of the same. */
const ofReferral: Partial<Record<keyof DocketCaseFilter, string>> = {
  arrow: 'r.arrow = ?',
  referralState: 'r.state = ?',
  sentFrom: 'r.sent_on >= ?',
  sentUntil: 'r.sent_on <= ?',
  returned: 'r.returned = ?',
  unconfirmed: 'r.unconfirmed = ?',
};

/** Of one of its records, all of the same. */
const ofRecord: Partial<Record<keyof DocketCaseFilter, string>> = {
  recordKind: 'd.kind = ?',
  recordState: 'd.state = ?',
  recordOrganisation: 'd.organisation = ?',
};

/** The filter, within what the person may see. */
export function conditionOf(ctx: RequestContext, filter: DocketCaseFilter): Condition {
  const asked = { ...filter, number: filter.number && numberKey(filter.number) };
  const values: unknown[] = [];
  const fill = (question: string, value: unknown): string =>
    question.replace('?', () => `$${values.push(value)}`);
  const answers = (questions: typeof ofCase): string[] =>
    Object.entries(questions).flatMap(([name, question]) => {
      const value = asked[name as keyof DocketCaseFilter];
      return value === null || value === undefined ? [] : [fill(question, value)];
    });
  const mine = maySeeAllHeaders(ctx.actor)
    ? []
    : [
        fill(
          'c.case_code in (select case_code from docket_participant where organisation = ?)',
          ctx.actor.organisation,
        ),
      ];
  const texts = [
    ...mine,
    ...answers(ofCase),
    ...within('select case_code from referral_ledger r', answers(ofReferral)),
    ...within('select case_code from docket_record d', answers(ofRecord)),
    ...(filter.overdueOnly ? [fill('c.due_on < ?', localDate(ctx.today))] : []),
    ...(filter.withDeadline ? ['c.due_on is not null'] : []),
    ...(filter.leadOnly ? ['not exists (select from docket_follow f where f.case_code = c.case_code)'] : []),
    ...(typeof filter.concluded === 'boolean'
      ? [`c.closed_on is ${filter.concluded ? 'not null' : 'null'}`]
      : []),
    ...resultIs(ctx, filter, fill),
    ...wentTo(ctx, filter, fill),
  ];
  return { text: texts.length > 0 ? texts.join(' and ') : 'true', values };
}

type Fill = (question: string, value: unknown) => string;

function within(select: string, conditions: readonly string[]): string[] {
  return conditions.length > 0 ? [`c.case_code in (${select} where ${conditions.join(' and ')})`] : [];
}

function resultIs(ctx: RequestContext, { result, resultOn }: DocketCaseFilter, fill: Fill): string[] {
  if (!result) return [];
  const day = fill('?::date', resultOn ?? ctx.today);
  return [fill(`${resultBy(day)} = ?`, result)];
}

function wentTo(ctx: RequestContext, { referredTo }: DocketCaseFilter, fill: Fill): string[] {
  if (!referredTo) return [];
  if (referredTo === 'NONE') return ['c.referred_to is null'];
  const codes = ctx.agency.book.organisationsOf(referredTo).map(({ code }) => code);
  return [fill('c.referred_to = any(?::text[])', codes)];
}
