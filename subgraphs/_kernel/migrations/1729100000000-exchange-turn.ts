import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which order an agency has received and posted its messages, whatever its clocks showed. */
export class ExchangeTurn1729100000000 implements MigrationInterface {
  name = 'ExchangeTurn1729100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence exchange_turn;
      alter table inbox_message add column turn bigint;
      alter table outbox_message add column turn bigint;
      create temporary table message_there (id uuid, side text, at timestamptz, case_seq int) on commit drop;
      insert into message_there select id, 'IN', received_at, case_seq from inbox_message;
      insert into message_there select id, 'OUT', created_at, case_seq from outbox_message;
      create temporary table first_turns on commit drop as
        select id, side, row_number() over (order by at, side, case_seq) as turn from message_there;
      update inbox_message m set turn = t.turn from first_turns t where t.side = 'IN' and t.id = m.id;
      update outbox_message m set turn = t.turn from first_turns t where t.side = 'OUT' and t.id = m.id;
      select setval('exchange_turn', (select count(*) from first_turns) + 1);
      alter table inbox_message alter column turn set default nextval('exchange_turn'), alter column turn set not null;
      alter table outbox_message alter column turn set default nextval('exchange_turn'), alter column turn set not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
