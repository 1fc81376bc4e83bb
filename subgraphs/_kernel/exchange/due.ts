import type { DataSource, EntityManager } from 'typeorm';
import { OutboxMessageEntity } from './outbox-message.entity.js';

/**
 * Whether a message, or a receiver, is due. The time is the database's, since the machine's may jump; no wait is longer than a
 * minute, so that a time further off was set by a clock that has been put right since.
 */
export const isDue = (row: string): string =>
  `${row}.next_attempt_at not between clock_timestamp() and clock_timestamp() + interval '2 minutes'`;

/**
 * Those of the receivers for whom something is due, and who are not waited for themselves. What it costs does not grow with what
 * waits.
 */
export async function receiversDue(dataSource: DataSource, receivers: readonly string[]): Promise<string[]> {
  const rows = await dataSource.query<{ destination: string }[]>(
    `select r.destination from unnest($1::text[]) as r (destination)
     where not exists (select 1 from receiver_wait w where w.destination = r.destination and not (${isDue('w')}))
       and exists (select 1 from outbox_message m where m.delivered_at is null and m.destination = r.destination and ${isDue('m')})`,
    [receivers],
  );
  return rows.map(({ destination }) => destination);
}

/** Whoever anything waits for, in the address book or not. */
export async function receiversWaiting(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ destination: string }[]>(
    'select distinct destination from outbox_message where delivered_at is null',
  );
  return rows.map(({ destination }) => destination);
}

/**
 * Messages that are due, first in each route first: nothing overtakes a message of the same route that waits. Of a
 * receiver that is out of reach those tried least are tried, so that one message that it cannot answer does not stand for all.
 */
export function takeDue(
  tx: EntityManager,
  destination: string,
  most: number,
  leastTriedFirst: boolean,
): Promise<OutboxMessageEntity[]> {
  const due = tx
    .createQueryBuilder(OutboxMessageEntity, 'm')
    .where('m.destination = :destination', { destination })
    .andWhere(`m.deliveredAt is null and ${isDue('m')}`)
    .andWhere(
      `not exists (select 1 from outbox_message e where e.delivered_at is null and not (${isDue('e')})
         and e.sender = m.sender and e.destination = m.destination and e.case_code = m.case_code and e.case_seq < m.case_seq)`,
    );
  if (leastTriedFirst) due.orderBy('m.attempts');
  return due
    .addOrderBy('m.createdAt')
    .addOrderBy('m.caseSeq')
    .limit(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}
