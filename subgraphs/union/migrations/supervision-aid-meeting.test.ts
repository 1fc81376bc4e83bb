import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateAgency } from '#kernel/start.js';
import { type ScratchDatabase, scratchDatabase } from '../../../tests/kit/scratch-database.js';
import { union } from '../agency.js';
import { SupervisionAidMeeting1731000000000 } from './1731000000000-supervision-aid-meeting.js';

let database: ScratchDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await scratchDatabase('union_letters_before');
  const before = union.migrations.slice(0, union.migrations.indexOf(SupervisionAidMeeting1731000000000));
  await migrateAgency({ ...union, migrations: before }, database.url);
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  // The kernel's meetings come later than the union's own, whose tables they take over.
  await source.query('drop table meeting_task, meeting_participant, joint_meeting');
  await source.query(`delete from migration where name = 'JointMeeting1751000000001'`);
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

test('a letter that was stored as overdue is served, with the last day that says so', async () => {
  const id = '0191e0a0-0000-7000-8000-0000000000b1';
  await source.query(
    `insert into supervision_letter (id, case_code, organisation, kind, number, state, employer_name, employer_code, facts,
       request, signed_by, served_on, copied_to)
     values ($1, 'WF', 'O', 'OPINION', '虚工监意〔2025〕1号', 'OVERDUE', '虚构', 'C', '事实', '要求', '样例', '2025-06-10', '[]')`,
    [id],
  );
  await source.query(
    `insert into deadline (id, case_code, organisation, record_kind, record_id, rule, starts_from, raw_end, due, provisional,
       source, calendar, length, not_statutory, history, extended_by, excluded_days)
     values ($1, 'WF', 'O', 'UnionSupervisionLetter', $1, 'SUP-OPINION', '2025-06-10', '2025-07-01', '2025-07-01', false,
       '条例', 'WD', '15个工作日', false, '[]', '[]', 0)`,
    [id],
  );
  await migrateAgency(union, database.url);
  expect(
    await source.query(
      `select state, reply_due::text as due, inspectors from supervision_letter where id = $1`,
      [id],
    ),
  ).toEqual([{ state: 'SERVED', due: '2025-07-01', inspectors: [] }]);
});
