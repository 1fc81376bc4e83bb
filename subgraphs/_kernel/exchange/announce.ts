import type { DataSource } from 'typeorm';

const together = 10;
const pending = new WeakMap<DataSource, Set<string>>();
/** A notification takes 8,000 bytes at most. */
const mostNamed = 400;

/**
 * Wakes the relays of the agency's processes after messages to these organisations have been committed; many commits at
 * once wake them once. A call that is lost costs a second: the relays look by themselves too.
 */
export function announcePosts(dataSource: DataSource, receivers: readonly string[]): void {
  if (receivers.length === 0) return;
  const waiting = pending.get(dataSource);
  for (const receiver of receivers) waiting?.add(receiver);
  if (waiting) return;
  const named = new Set(receivers);
  pending.set(dataSource, named);
  setTimeout(() => {
    pending.delete(dataSource);
    const payload = [...named].slice(0, mostNamed).join(' ');
    if (dataSource.isInitialized)
      dataSource.query(`select pg_notify('outbox', $1)`, [payload]).catch(() => undefined);
  }, together).unref();
}
