import type { DataSource } from 'typeorm';

const together = 10;
const pending = new WeakSet<DataSource>();

/**
 * Wakes the relays of the agency's processes after messages have been committed; many commits at once wake them once. A
 * call that is lost costs a second: the relays look by themselves too.
 */
export function announcePosts(dataSource: DataSource): void {
  if (pending.has(dataSource)) return;
  pending.add(dataSource);
  setTimeout(() => {
    pending.delete(dataSource);
    if (dataSource.isInitialized) dataSource.query(`select pg_notify('outbox', '')`).catch(() => undefined);
  }, together).unref();
}
