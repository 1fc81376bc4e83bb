import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Objections to refusals of legal aid, and who decided; mediators of the roster who may be appointed to cases. */
export class LegalAidObjection1736000000000 implements MigrationInterface {
  name = 'LegalAidObjection1736000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table legal_aid_case add column decided_by text;

      create table legal_aid_objection (
        id uuid primary key, case_code text not null, organisation text not null, aid_id uuid not null references legal_aid_case (id),
        state text not null, refusal_number text not null, refused_on date not null, refusal_reason text not null, refused_by text,
        grounds text not null, filed_on date not null, outcome text, reviewed_on date, review_text text,
        unique (aid_id, refusal_number));
      create index legal_aid_objection_case on legal_aid_objection (case_code);
      create index legal_aid_objection_list on legal_aid_objection (organisation, state);

      insert into mediator (id, organisation, name, person_key, staff_id, active)
        select id, organisation, name, person_key, null, state = 'ACTIVE' from peoples_mediator where person_key is not null
        on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
