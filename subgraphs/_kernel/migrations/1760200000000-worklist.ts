import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asVector, lexemesOf, lexemesOfNumber } from '#kernel/search/lexemes.js';
import {
  endedStates,
  limitDue,
  list,
  referralDone,
  referralDue,
  workDeadline,
} from '#kernel/worklist/work-order.js';

const batch = 2000;

/** Who works what (承办人), and what a case is found by. The indexes follow the order of the worklist. */
export class Worklist1760200000000 implements MigrationInterface {
  name = 'Worklist1760200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_member (
        id text not null, organisation text not null, name text not null, roles text[] not null, seen_at timestamptz not null,
        primary key (id, organisation));
      create index staff_member_organisation on staff_member (organisation);
      create table work_assignment (
        organisation text not null, subject text not null, staff_id text not null, staff_name text not null,
        assigned_at timestamptz not null, assigned_by text not null, primary key (organisation, subject));
      create index work_assignment_staff on work_assignment (organisation, staff_id);

      create table case_number (
        organisation text not null, number text not null, case_code text not null, search tsvector not null,
        primary key (organisation, number, case_code));
      create index case_number_search on case_number using gin (search);
      alter table party add column search tsvector;

      create index referral_work on referral (organisation, direction, (${referralDue}), id);
      create index referral_done on referral (organisation, (${referralDone}), id) where state in ${list(endedStates)};
      create index deadline_work on deadline (organisation, (${limitDue}), id)
        where met_on is null and ${workDeadline};
      create index deadline_done on deadline (organisation, met_on, id)
        where met_on is not null and ${workDeadline};
      create index deadline_case on deadline (case_code) where met_on is null;
      create index case_file_serial on case_file (organisation, (split_part(case_code, '-', 5)));
    `);
    await findParties(runner);
    await findNumbers(runner);
    await runner.query('create index party_search on party using gin (search)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

async function findParties(runner: QueryRunner): Promise<void> {
  const names = (await runner.query('select distinct name from party')) as { name: string }[];
  for (let at = 0; at < names.length; at += batch) {
    const some = names.slice(at, at + batch).map(({ name }) => ({ name, search: asVector(lexemesOf(name)) }));
    await runner.query(
      `update party set search = found.search::tsvector
       from jsonb_to_recordset($1::jsonb) as found (name text, search text) where party.name = found.name`,
      [JSON.stringify(some)],
    );
  }
}

/** The numbers that the records have told the register of. */
async function findNumbers(runner: QueryRunner): Promise<void> {
  const told = (await runner.query(
    `select distinct sender as organisation, case_code, text::jsonb #>> '{data,number}' as number
     from outbox_message where type = 'CaseProgressed' and text::jsonb #>> '{data,number}' is not null`,
  )) as { organisation: string; case_code: string; number: string }[];
  for (let at = 0; at < told.length; at += batch) {
    const some = told
      .slice(at, at + batch)
      .map((row) => ({ ...row, search: asVector(lexemesOfNumber(row.number)) }));
    await runner.query(
      `insert into case_number (organisation, number, case_code, search)
       select organisation, number, case_code, search::tsvector
       from jsonb_to_recordset($1::jsonb) as told (organisation text, number text, case_code text, search text)
       on conflict do nothing`,
      [JSON.stringify(some)],
    );
  }
}
