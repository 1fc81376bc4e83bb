import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { endWait } from '#kernel/exchange/receiver-wait.js';
import { keepMarks, type Pair } from './marks.js';
import { organisationContext } from './organisation-context.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';
import type { WatermarkLine } from './watermark.js';

/** Sends again what the other side had receipted and has lost. The receipts it gave are kept: they are evidence. */
export function requeue(agency: Agency, pair: Pair, line: WatermarkLine): Promise<void> {
  const { organisation, peer } = pair;
  const ctx = organisationContext(agency, organisation);
  const { caseCode, applied, hash } = line;
  return ctx.transaction(async (tx) => {
    const count = await putBack(tx, pair, caseCode, applied);
    if (count === 0) return;
    await keepMarks(tx, pair, 'OUT', [{ caseCode, seq: applied, hash }]);
    const what = `${caseCode} ${applied + 1}–${applied + count}`;
    await raiseExchangeAlarm(tx, ctx, { organisation, kind: 'PEER_RESTORED', peer, caseCode, what, count });
  });
}

async function putBack(
  tx: EntityManager,
  { organisation, peer }: Pair,
  caseCode: string,
  applied: number,
): Promise<number> {
  const lost = `sender = $1 and destination = $2 and case_code = $3 and case_seq > $4 and delivered_at is not null`;
  const keys = [organisation, peer, caseCode, applied];
  await tx.query(`select 1 from outbox_message where ${lost} order by case_seq for update`, keys);
  await tx.query(
    `insert into receipt_history (message_id, kept_at, delivered_at, attempts, disposition, receipt)
     select id, clock_timestamp(), delivered_at, attempts, disposition, receipt from outbox_message where ${lost}`,
    keys,
  );
  const [, count] = await tx.query<[unknown, number]>(
    `update outbox_message set delivered_at = null, disposition = null, receipt = null, attempts = 0,
       next_attempt_at = clock_timestamp(), last_error = 'LOST_THERE' where ${lost}`,
    keys,
  );
  return count;
}

/** The other side answers: what waits for it need not wait longer. */
export async function wakeWaiting(agency: Agency, { organisation, peer }: Pair): Promise<void> {
  await endWait(agency.dataSource, peer);
  await agency.dataSource.query(
    `update outbox_message set next_attempt_at = clock_timestamp() where id in (
       select id from outbox_message where sender = $1 and destination = $2 and delivered_at is null
         and next_attempt_at > clock_timestamp() for update skip locked)`,
    [organisation, peer],
  );
}
