import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the figures of whole months are made of, added up (统计累计): so many rows for each month however many cases it has. Rows are
 * only added, a change as what goes and what comes, and are folded together from time to time.
 */
export class Tally1761300000000 implements MigrationInterface {
  name = 'Tally1761300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table docket_tally (
        id bigint generated always as identity, kind text not null, scope text not null, month date not null,
        first_agency text, first_organisation text, division text, cause text, referred_to text, following boolean,
        closed date, settled date, resolved date, arrow text, state text, returned boolean, unconfirmed boolean, before date,
        agency text, record_kind text, handling_days int, cases int not null, workers int not null);
      create index docket_tally_month on docket_tally (kind, scope, month);

      create index docket_case_running on docket_case (opened_on) include (case_code, first_agency, first_organisation, division,
        cause, due_on) where closed_on is null and due_on is not null;

      create view docket_scope as
        select case_code, '' as scope from docket_case union all select case_code, organisation from docket_participant;

      create view docket_counted as
        select case_code, 'CASE' as kind, scope, date_trunc('month', opened_on::timestamp)::date as month, first_agency,
          first_organisation, division, cause, referred_to, f.lead is not null as following,
          coalesce(date_trunc('month', closed_on::timestamp)::date, 'infinity') as closed,
          coalesce(date_trunc('month', settled_on::timestamp)::date, 'infinity') as settled,
          coalesce(date_trunc('month', resolved_on::timestamp)::date, 'infinity') as resolved, null::text as arrow,
          null::text as state, null::boolean as returned, null::boolean as unconfirmed, null::date as before,
          null::text as agency, null::text as record_kind, null::int as handling_days, 1 as cases, workers
        from docket_case join docket_scope using (case_code) left join docket_follow f using (case_code)
        where opened_on is not null
      union all
        select case_code, 'CONCLUDED', scope, date_trunc('month', closed_on::timestamp)::date, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, handling_days, 1, 0
        from docket_case join docket_scope using (case_code) where closed_on is not null
      union all
        select case_code, 'REFERRAL', scope, month, null, null, null, null, null, null, null, null, null, arrow, state,
          returned, unconfirmed,
          coalesce(lag(month) over (partition by case_code, scope, arrow, state order by sent_on, id), '-infinity'),
          null, null, null, 1, 0
        from (select id, case_code, arrow, state, returned, unconfirmed, sent_on,
          date_trunc('month', sent_on::timestamp)::date as month from referral_ledger) l join docket_scope using (case_code)
      union all
        select distinct case_code, 'RECORD', scope, date_trunc('month', c.opened_on::timestamp)::date, null, null, null, null,
          null, null::boolean, null::date, null::date, null::date, null, r.state, null::boolean, null::boolean, null::date,
          r.agency, r.kind, null::int, 1, 0
        from docket_case c join docket_scope using (case_code) join docket_record r using (case_code)
        where opened_on is not null and (scope = '' or r.organisation = scope);
    `);
    await runner.query(`
      insert into docket_tally (kind, scope, month, first_agency, first_organisation, division, cause, referred_to, following,
        closed, settled, resolved, arrow, state, returned, unconfirmed, before, agency, record_kind, handling_days, cases, workers)
      select kind, scope, month, first_agency, first_organisation, division, cause, referred_to, following, closed, settled,
        resolved, arrow, state, returned, unconfirmed, before, agency, record_kind, handling_days, sum(cases), sum(workers)
      from docket_counted
      group by kind, scope, month, first_agency, first_organisation, division, cause, referred_to, following, closed, settled,
        resolved, arrow, state, returned, unconfirmed, before, agency, record_kind, handling_days
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
