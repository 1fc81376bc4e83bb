import type { DataSource, EntityManager } from 'typeorm';
import { announcePosts } from './announce.js';
import { backoff } from './backoff.js';
import { isDue } from './due.js';
import type { DeliveryResult } from './relay.js';

// A receiver that is out of reach is waited for as one, however much waits for it; a message that is not answered for reasons of
// its own waits by itself.

const outOfReach = new Set(['UNREACHABLE', 'TIMEOUT', 'HTTP_429', 'HTTP_502', 'HTTP_503', 'HTTP_504']);
/** The receivers this process waits for: whatever comes from one of them ends that. */
const waitedFor = new WeakMap<DataSource, Set<string>>();

export interface ReceiverWait {
  /** How often it has been waited for since it was last reached. */
  attempts: number;
  isOver: boolean;
}

/** How a receiver is waited for. */
export async function waitFor(tx: EntityManager, destination: string): Promise<ReceiverWait> {
  const [wait] = await tx.query<ReceiverWait[]>(
    `select w.attempts, ${isDue('w')} as "isOver" from receiver_wait w where w.destination = $1`,
    [destination],
  );
  return wait ?? { attempts: 0, isOver: true };
}

/** Keeps whether the receiver was reached: nothing goes to it for a while where it was not, longer each time. */
export async function keepReach(
  tx: EntityManager,
  destination: string,
  waited: number,
  results: readonly DeliveryResult[],
): Promise<void> {
  const failures = results.flatMap(({ message: { id }, delivery }) =>
    delivery.kind === 'failed' && outOfReach.has(delivery.reason) ? [{ id, reason: delivery.reason }] : [],
  );
  const [failure] = failures;
  if (failures.length < results.length) {
    const inVain = failures.map(({ id }) => id);
    if (waited > 0) await endWait(tx, destination, inVain);
    return;
  }
  if (!failure) return;
  remember(tx.connection).add(destination);
  await tx.query(
    `insert into receiver_wait (destination, attempts, next_attempt_at, last_error)
     values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond', $4)
     on conflict (destination) do update set attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
       last_error = excluded.last_error`,
    [destination, waited + 1, backoff(waited + 1), failure.reason],
  );
}

/** The receiver answers, or has been heard of: what was tried in vain is due at once, but for messages that it has not answered now. */
export async function endWait(
  db: EntityManager | DataSource,
  destination: string,
  notAnswered: readonly string[] = [],
): Promise<void> {
  await db.query(
    `with ended as (delete from receiver_wait where destination in
       (select destination from receiver_wait where destination = $1 for update skip locked))
     update outbox_message set next_attempt_at = clock_timestamp() where id in (
       select id from outbox_message where destination = $1 and delivered_at is null
         and next_attempt_at > clock_timestamp() and last_error = any($2) and id <> all($3::uuid[])
         for update skip locked)`,
    [destination, [...outOfReach], notAnswered],
  );
}

/** Somebody is there again: what waits for it leaves now. */
export function heardOf(dataSource: DataSource, organisation: string): void {
  if (!remember(dataSource).delete(organisation)) return;
  endWait(dataSource, organisation).then(
    () => announcePosts(dataSource, [organisation]),
    // Its next try is due in any case.
    () => undefined,
  );
}

function remember(dataSource: DataSource): Set<string> {
  const known = waitedFor.get(dataSource) ?? new Set();
  waitedFor.set(dataSource, known);
  return known;
}
