import pg from 'pg';
import type { AgencyName } from '../../../infra/county/process-table.js';

export interface OutboxRow {
  id: string;
  sender: string;
  destination: string;
  type: string;
  caseCode: string;
  caseSeq: number;
  referralId: string | null;
  hash: string;
  deliveredAt: Date | null;
  disposition: string | null;
  receipt: string | null;
  lastError: string | null;
}

export interface InboxRow {
  id: string;
  sender: string;
  destination: string;
  type: string;
  caseCode: string;
  caseSeq: number;
  hash: string;
  disposition: string;
  receipt: string;
}

export interface ReferralRow {
  id: string;
  direction: 'OUT' | 'IN';
  organisation: string;
  counterpart: string;
  caseCode: string;
  arrow: string;
  state: string;
}

/** A link of the audit chain that tells of a message or of a referral. */
export interface AuditRow {
  act: string;
  subject: string;
  disposition: string | null;
}

/** What an agency holds when all is quiet again. */
export interface AgencyState {
  agency: AgencyName;
  outbox: OutboxRow[];
  inbox: InboxRow[];
  referrals: ReferralRow[];
  audit: AuditRow[];
  /** Things made by a message that must be there once: rows of one subject beyond the first. */
  secondEffects: number;
  /** Receipts kept from before their message was sent once more, since its receiver had lost it. */
  formerReceipts: { messageId: string; receipt: string }[];
}

export interface LedgerRow {
  id: string;
  state: string;
}

const hashOfText = `encode(sha256(convert_to(text, 'UTF8')), 'hex')`;

/** Reads an agency's end state from its own database. */
export async function readAgency(agency: AgencyName, url: string): Promise<AgencyState> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    const rows = async <Row extends object>(text: string): Promise<Row[]> =>
      (await database.query<Row>(text)).rows;
    const [second] = await rows<{ count: string }>(secondEffects);
    return {
      agency,
      outbox: await rows(
        `select id, sender, destination, type, case_code as "caseCode", case_seq as "caseSeq",
           referral_id as "referralId", ${hashOfText} as hash, delivered_at as "deliveredAt", disposition, receipt, last_error as "lastError" from outbox_message`,
      ),
      inbox: await rows(
        `select id, substr(source, 12) as sender, destination, type, case_code as "caseCode", case_seq as "caseSeq",
           ${hashOfText} as hash, disposition, receipt from inbox_message`,
      ),
      referrals: await rows(
        `select id, direction, organisation, counterpart, case_code as "caseCode", arrow, state from referral`,
      ),
      audit: await rows(
        `select act, subject, details ->> 'disposition' as disposition from audit_entry
         where act = 'exchange.receive' or act like 'referral.%' order by seq`,
      ),
      secondEffects: Number(second?.count ?? 0),
      formerReceipts: await rows('select message_id as "messageId", receipt from receipt_history'),
    };
  } finally {
    await database.end();
  }
}

/** Clocks, sights and parties that one arrival starts once. */
const secondEffects = `select (
    select count(*) - count(distinct (record_id, rule, organisation)) from deadline where record_kind = 'Referral')
  + (select count(*) - count(distinct (grantee, basis_id, organisation)) from disclosure_grant where basis = 'REFERRAL')
  + (select count(*) - count(distinct (id, organisation)) from party) as count`;

/** What the register says of each referral. */
export async function readLedger(url: string): Promise<LedgerRow[]> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    return (await database.query<LedgerRow>('select id, state from referral_ledger')).rows;
  } finally {
    await database.end();
  }
}

/** How many messages have no receipt yet. */
export async function undelivered(url: string): Promise<number> {
  const database = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  database.on('error', () => undefined);
  try {
    await database.connect();
    const { rows } = await database.query<{ n: string }>(
      'select count(*) as n from outbox_message where delivered_at is null',
    );
    return Number(rows[0]?.n ?? 0);
  } finally {
    await database.end().catch(() => undefined);
  }
}
