import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has come of each case, for the figures; drawn for the cases there are from what was told of them. */
export class Outcome1760400000000 implements MigrationInterface {
  name = 'Outcome1760400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table docket_case add column referred_to text, add column settled_on date, add column resolved_on date,
        add column handling_days int;

      create temporary table step on commit drop as
        select case_code, reference, kind, state, (at at time zone 'Asia/Shanghai')::date as on_day,
          (lead(at) over later at time zone 'Asia/Shanghai')::date as until_day, lead(at) over later is null as last
        from docket_timeline window later as (partition by case_code, reference order by at, organisation, seq);
      create index on step (case_code);

      update docket_case as c set
        referred_to = (select receiver from referral_ledger as r where r.case_code = c.case_code
          and state not in ('DRAFT', 'CONSENT_PENDING', 'RETURNED', 'RECALLED', 'CANCELLED')
          and receiver is distinct from c.first_organisation order by sent_on, id limit 1),
        settled_on = (select min(on_day) from step as s where s.case_code = c.case_code
          and ((kind like '%MediationCase' and state = 'AGREED') or (kind in ('ArbitrationCase', 'CivilCase') and state = 'MEDIATED')));

      update docket_case as c set
        resolved_on = (select greatest(c.closed_on, max(on_day)) from step as s where s.case_code = c.case_code and last
          and ((kind like '%MediationAgreement' and state = 'PERFORMED') or (kind = 'Enforcement' and state = 'COMPLETED'))
          having count(*) > 0),
        handling_days = greatest(0, c.closed_on - c.opened_on) - coalesce((
          select sum(upper(span) - lower(span)) from (
            select unnest(range_agg(daterange(on_day, least(coalesce(until_day, c.closed_on), c.closed_on)))) as span
            from step as s where s.case_code = c.case_code and state = 'SUSPENDED'
              and on_day < least(coalesce(until_day, c.closed_on), c.closed_on)) as stood), 0)
      where closed_on is not null and opened_on is not null;

      update docket_case as c set resolved_on = null where exists (
        select from step as s where s.case_code = c.case_code and last
          and ((kind like '%MediationAgreement'
              and state in ('EFFECTIVE', 'PERFORMING', 'BREACHED', 'CONFIRMED', 'REPLACED_BY_ARBITRAL'))
            or (kind = 'Enforcement'
              and state in ('APPLIED', 'FILED', 'NOTICE', 'PARTLY_PAID', 'TERMINATED_THIS_ROUND', 'SUSPENDED'))));

      drop index docket_case_opened;
      create index docket_case_figures on docket_case (opened_on) include (case_code, first_agency, first_organisation, division, cause, workers,
        due_on, closed_on, settled_on, resolved_on, referred_to);
      create index docket_case_closed on docket_case (closed_on) include (handling_days) where closed_on is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
