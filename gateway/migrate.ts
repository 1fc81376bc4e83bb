import { throttleTable } from '#kernel/throttle/throttle.js';
import { applySteps, type Step } from '../infra/identity/apply-steps.js';

const steps: Step[] = [
  {
    name: '001-session',
    sql: `create table session (
      id_hash bytea primary key,
      agency text not null,
      sealed bytea not null,
      created_at timestamptz not null default now(),
      used_at timestamptz not null default now()
    );
    create index session_by_use on session (used_at)`,
  },
  {
    name: '003-session-person',
    sql: `delete from session;
    alter table session
      add column handle uuid not null default gen_random_uuid() unique,
      add column person_hash bytea not null;
    create index session_by_person on session (person_hash)`,
  },
  { name: '002-throttle', sql: throttleTable },
  {
    name: '004-live',
    sql: `create table agency_outage (agency text primary key, since timestamptz not null);
    create unlogged table presence (
      case_hash bytea not null,
      person_hash bytea not null,
      name text not null,
      organisation text not null,
      until timestamptz not null,
      primary key (case_hash, person_hash)
    );
    create index presence_by_end on presence (until)`,
  },
  {
    name: '005-conform-report',
    sql: `create table conform_report (agency text primary key, at timestamptz not null, report jsonb not null)`,
  },
];

/** Brings the gateway's database to the present shape. */
export function migrate(databaseUrl: string): Promise<string[]> {
  return applySteps(databaseUrl, steps);
}
