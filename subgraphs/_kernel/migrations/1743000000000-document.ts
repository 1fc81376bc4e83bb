import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents with their files, which never change, their signatures, and the seals and templates of the organisations. */
export class Document1743000000000 implements MigrationInterface {
  name = 'Document1743000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document (
        id uuid primary key, type text not null, organisation text not null, case_code text, record_id uuid not null,
        state text not null, fields jsonb not null, supplements jsonb not null, restricted boolean not null,
        copies int not null check (copies > 0), number text, series text, serial int, drafted_by text not null,
        drafted_at timestamptz not null, sealed jsonb, issued_by text, issued_at timestamptz,
        hash text check (length(hash) = 64), key_id text, signature text, served jsonb not null, withdrawn jsonb,
        foreign key (case_code, organisation) references case_file (case_code, organisation),
        unique (series, serial),
        check ((series is null) = (serial is null)), check (serial is null or number is not null),
        check ((issued_at is null) = (hash is null)), check ((issued_at is null) = (signature is null)),
        check (issued_at is not null or state in ('DRAFT', 'WITHDRAWN')),
        check ((state = 'WITHDRAWN') = (withdrawn is not null)));
      create index document_case on document (case_code, organisation);
      create index document_record on document (record_id);
      create index document_organisation on document (organisation, type, issued_at);

      create function issued_document_stays() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' or (old.issued_at is not null and (new.type, new.organisation, new.case_code, new.record_id,
              new.fields, new.number, new.series, new.serial, new.issued_by, new.issued_at, new.hash, new.signature, new.sealed)
            is distinct from (old.type, old.organisation, old.case_code, old.record_id,
              old.fields, old.number, old.series, old.serial, old.issued_by, old.issued_at, old.hash, old.signature, old.sealed))
          then raise exception 'a document that was issued stays as it is'; end if;
          return new;
        end $$;
      create trigger issued_document_stays before update or delete on document
        for each row execute function issued_document_stays();

      create table document_file (
        id uuid primary key, document_id uuid not null references document (id), format text not null, issued boolean not null,
        name text not null, bytes int not null, sha256 text not null check (length(sha256) = 64), content bytea not null,
        unique (document_id, format));
      alter table document_file alter column content set storage external;
      create unique index document_file_issued on document_file (document_id) where issued;
      create function document_file_stays() returns trigger language plpgsql as $$
        begin raise exception 'the file of a document stays as it is'; end $$;
      create trigger document_file_stays before update or delete on document_file
        for each row execute function document_file_stays();

      create table document_signature (
        id uuid primary key, document_id uuid not null references document (id), role text not null, party_id uuid,
        name text not null, manner text not null, signed_at timestamptz not null,
        attachment_id uuid not null references attachment (id), sha256 text not null, recorded_by text not null,
        unique nulls not distinct (document_id, role, party_id, name));

      create table seal (
        id uuid primary key, organisation text not null, name text not null, keeper_id text not null, keeper_name text not null,
        valid_from date not null, valid_until date not null, registered_by text not null,
        revoked_at timestamptz, revoked_by text, revoke_reason text,
        check (valid_from <= valid_until), check ((revoked_at is null) = (revoked_by is null)));
      create index seal_organisation on seal (organisation);

      create table document_template (
        id uuid primary key, organisation text not null, type text not null, content bytea, sha256 text, set_by text not null,
        set_at timestamptz not null, check ((content is null) = (sha256 is null)));
      create index document_template_type on document_template (organisation, type, set_at);
      create table document_word (organisation text primary key, word text not null);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
