import pg from 'pg';
import { agencyNames, type AgencyName } from '../county/process-table.js';

export type AgencyUrls = Readonly<Record<AgencyName, string>>;

/** A table whose rows belong to cases, and the columns that are written. */
export interface CaseTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * Of these a copied case has none: letters are signed and the chain of the audit is linked, so neither can be copied. Their counters are,
 * with marks that agree on both sides, so that what is sent next follows on.
 */
const notCopied = new Set([
  ...['audit_entry', 'outbox_message', 'inbox_message', 'exchange_mark', 'usage_record', 'imported_row'],
  ...['notice', 'notice_delivery', 'docket_early_word', 'attachment', 'document_file', 'document_signature'],
]);

/** Opens every agency's own database; whoever asks ends the connections. */
export async function openAll(urls: AgencyUrls): Promise<Map<AgencyName, pg.Client>> {
  const clients = new Map<AgencyName, pg.Client>();
  for (const name of agencyNames) {
    const client = new pg.Client({ connectionString: urls[name], application_name: 'wufang-load' });
    await client.connect();
    await client.query("set synchronous_commit = off; set statement_timeout = 0; set time zone 'UTC'");
    clients.set(name, client);
  }
  return clients;
}

/** The tables that hold something of a case, as the database has them now. */
export async function caseTables(client: pg.Client): Promise<CaseTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; ofCase: boolean }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
       bool_or(a.attname = 'case_code') or c.relname = 'referral_ledger_event' as "ofCase"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by c.relname`,
  );
  return rows
    .filter(({ name, ofCase }) => ofCase && !notCopied.has(name))
    .map(({ name, columns }) => ({ name, columns }));
}

/** The cases that the register was told of by letter, as no copy is; so many at most. */
export async function toldCases(register: pg.Client, most = 400): Promise<string[]> {
  const { rows } = await register.query<{ code: string }>(
    'select distinct case_code as code from inbox_message order by 1 limit $1',
    [most],
  );
  return rows.map(({ code }) => code);
}

/** The rows of some cases in a table with the case each is of, every value as text. */
export async function rowsOfCases(
  client: pg.Client,
  { name, columns }: CaseTable,
  caseCodes: readonly string[],
): Promise<{ caseCode: string; values: (string | null)[] }[]> {
  const ofLedger = name === 'referral_ledger_event';
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${ofLedger ? 'l.case_code' : 't.case_code'}, ${columns.map((column) => `t."${column}"::text`).join(', ')}
      from "${name}" t ${ofLedger ? 'join referral_ledger l on l.id = t.referral_id' : ''}
      where ${ofLedger ? 'l' : 't'}.case_code = any($1) order by 1`,
    values: [caseCodes],
    rowMode: 'array',
  });
  return rows.map(([caseCode, ...values]) => ({ caseCode: caseCode!, values }));
}

/** The ids of what belongs to no case: mediators, organisations. They stay what they are. */
export async function idsOfNoCase(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not exists (
       select from pg_attribute k where k.attrelid = c.oid and k.attname = 'case_code')`,
  );
  const ids: string[] = [];
  for (const { name } of rows.filter((row) => row.name !== 'referral_ledger')) {
    const found = await client.query<{ id: string }>(`select id::text from "${name}" limit 10000`);
    ids.push(...found.rows.map(({ id }) => id));
  }
  return ids;
}
