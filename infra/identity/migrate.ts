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
];

/** Brings the issuers' database to the present shape. */
export function migrate(databaseUrl: string): Promise<string[]> {
  return applySteps(databaseUrl, steps);
}
