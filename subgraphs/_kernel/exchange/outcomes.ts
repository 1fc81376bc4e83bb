import type { EntityManager } from 'typeorm';
import { backoff } from './backoff.js';
import type { DeliveryResult } from './relay.js';

/** Milliseconds until the message before it will have been taken in. */
const earlyWait = 200;

/** Writes down how deliveries ended, and when to try again what was not answered. */
export async function keepOutcomes(tx: EntityManager, results: readonly DeliveryResult[]): Promise<void> {
  await keepReceipts(tx, results);
  await keepFailures(tx, results);
}

async function keepReceipts(tx: EntityManager, results: readonly DeliveryResult[]): Promise<void> {
  const answered = results.flatMap(({ message: { id }, delivery }) =>
    delivery.kind === 'receipt' ? [[id, delivery.receipt.disposition, delivery.text] as const] : [],
  );
  if (answered.length === 0) return;
  await tx.query(
    `with closed as (update non_delivery set closed_at = clock_timestamp() where message_id = any($1::uuid[]) and closed_at is null)
     update outbox_message as m set attempts = m.attempts + 1, last_error = null, delivered_at = clock_timestamp(),
       disposition = r.disposition, receipt = r.receipt
     from unnest($1::uuid[], $2::text[], $3::text[]) as r (id, disposition, receipt) where m.id = r.id`,
    [0, 1, 2].map((column) => answered.map((row) => row[column as 0 | 1 | 2])),
  );
}

async function keepFailures(tx: EntityManager, results: readonly DeliveryResult[]): Promise<void> {
  const failed = results
    .filter(({ delivery }) => delivery.kind !== 'receipt')
    .map(({ message: { id, attempts }, delivery }) => ({
      ...{ id, error: delivery.kind === 'failed' ? delivery.reason : 'OUT_OF_ORDER' },
      wait: delivery.kind === 'failed' ? backoff(attempts + 1) : earlyWait,
    }));
  if (failed.length === 0) return;
  await tx.query(
    `update outbox_message as m set attempts = m.attempts + 1, last_error = f.error,
       first_attempt_at = coalesce(m.first_attempt_at, clock_timestamp()),
       next_attempt_at = clock_timestamp() + f.wait * interval '1 millisecond'
     from jsonb_to_recordset($1::jsonb) as f (id uuid, error text, wait float8) where m.id = f.id`,
    [JSON.stringify(failed)],
  );
}
