import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which receivers are out of reach, and when each is tried again; what is due to a receiver is found in its order. */
export class ReceiverWait1729200000000 implements MigrationInterface {
  name = 'ReceiverWait1729200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table receiver_wait (
        destination text primary key, attempts int not null, next_attempt_at timestamptz not null, last_error text not null);
      drop index outbox_message_due;
      create index outbox_message_due on outbox_message (destination, created_at, case_seq) where delivered_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
