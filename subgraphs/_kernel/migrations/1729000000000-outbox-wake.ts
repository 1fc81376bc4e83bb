import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The server lets transactions that notify commit one at a time, over all its databases, and each waits for the disk. So
 * that acts need not wait for one another, relays are woken after the commit instead (exchange/announce.ts).
 */
export class OutboxWake1729000000000 implements MigrationInterface {
  name = 'OutboxWake1729000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger outbox_message_wake on outbox_message; drop function outbox_wake()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
