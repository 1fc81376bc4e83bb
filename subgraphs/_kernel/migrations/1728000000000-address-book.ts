import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The address book an agency has accepted last, for each key its keeper has signed with. */
export class AddressBook1728000000000 implements MigrationInterface {
  name = 'AddressBook1728000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table address_book_seen (
        signer text primary key, version int not null, key_id text not null, text text not null, accepted_at timestamptz not null,
        refused text, refused_at timestamptz);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
