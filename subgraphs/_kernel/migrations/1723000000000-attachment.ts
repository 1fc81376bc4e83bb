import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of a case, and apart from them their content, which is never changed. */
export class Attachment1723000000000 implements MigrationInterface {
  name = 'Attachment1723000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid primary key, case_code text not null, organisation text not null, name text not null, media_type text not null,
        bytes int not null check (bytes between 1 and 10485760), sha256 text not null check (length(sha256) = 64),
        kind text not null, added_by text not null, added_at timestamptz not null, removed_by text, removed_at timestamptz,
        check ((removed_at is null) = (removed_by is null)),
        foreign key (case_code, organisation) references case_file (case_code, organisation));
      create index attachment_case on attachment (case_code, organisation);

      create table attachment_content (id uuid primary key references attachment (id), content bytea not null);
      alter table attachment_content alter column content set storage external;

      create function attachment_content_stays() returns trigger language plpgsql as $$
        begin raise exception 'the content of an attachment stays as it is'; end $$;
      create trigger attachment_content_stays before update or delete on attachment_content
        for each row execute function attachment_content_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
