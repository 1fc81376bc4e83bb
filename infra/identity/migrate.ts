import { throttleTable } from '#kernel/throttle/throttle.js';
import { applySteps, type Step } from './apply-steps.js';

const steps: Step[] = [
  {
    name: '001-issued',
    sql: `create table issued (
      issuer text not null,
      model text not null,
      id text not null,
      payload jsonb not null,
      grant_id text,
      uid text,
      consumed_at timestamptz,
      expires_at timestamptz,
      primary key (issuer, model, id)
    );
    create index issued_by_grant on issued (issuer, grant_id) where grant_id is not null;
    create index issued_by_uid on issued (issuer, model, uid) where uid is not null;
    create index issued_by_expiry on issued (expires_at)`,
  },
  {
    name: '002-withdrawal',
    sql: `create table withdrawal (
      person text not null,
      role text,
      withdrawn_at timestamptz not null default now(),
      unique nulls not distinct (person, role)
    )`,
  },
  {
    name: '003-second-factor',
    sql: `create table second_factor (
      person text primary key,
      sealed bytea not null,
      last_step bigint not null,
      enrolled_at timestamptz not null default now()
    );
    create table second_factor_step (
      uid text primary key,
      person text not null,
      sealed bytea,
      expires_at timestamptz not null
    );
    ${throttleTable}`,
  },
];

/** Brings the issuers' database to the present shape. */
export function migrate(databaseUrl: string): Promise<string[]> {
  return applySteps(databaseUrl, steps);
}
