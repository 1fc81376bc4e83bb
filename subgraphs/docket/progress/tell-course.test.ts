import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agency } from '#kernel/agency.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { courseShape } from '#kernel/progress/answer.js';
import { openAgency } from '#kernel/start.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { type Organisation, procuratorate, union } from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { docket } from '../agency.js';
import { tellCourse } from './tell-course.js';

let agency: Agency;
let database: ScratchDatabase;
const folder = mkdtempSync(join(tmpdir(), 'wufang-course-'));
const caseCode = mintCaseCode({ division: divisionCode('370499'), letter: 'U', year: 2026, serial: 1 });

beforeAll(async () => {
  database = await migratedDatabase(docket, 'docket');
  const files = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  agency = await openAgency(docket, {
    ...{ keysDir: join(folder, 'docket'), addressBook: files.book, addressBookKey: files.publicKey },
    ...{ databaseUrl: database.url, adjustableClock: true, logLevel: 'silent' },
  });
  (agency.clock as AdjustableClock).set(new Date('2026-03-20T02:00:00Z'));
  const opening = { openedOn: '2026-03-01', division: '370499', cause: 'WAGE_CLAIM', causeVersion: '2025' };
  const parties = { partyKeys: ['k'.repeat(43)], employerCode: '91370499FAKE00013R', workers: 1 };
  await tell(union, 1, 'CaseOpened', { ...opening, ...parties, title: '追索劳动报酬纠纷', door: 'VISIT' });
  const intake = { kind: 'UnionIntake', recordId: randomUUID(), number: '虚工收〔2026〕1号' };
  await tell(union, 2, 'CaseProgressed', {
    ...{ ...intake, state: 'REGISTERED', at: '2026-03-01T02:00:00Z', dueOn: '2026-03-25', holding: true },
  });
  // What the worker is not told of: a letter to the employer, and the lead that follows.
  const letter = { kind: 'UnionSupervisionLetter', recordId: randomUUID(), state: 'SERVED' };
  await tell(union, 3, 'CaseProgressed', { ...letter, at: '2026-03-05T02:00:00Z', dueOn: '2026-03-12' });
  const referral = { referralId: randomUUID(), arrow: 'A10', from: union.code, to: procuratorate.code };
  await tell(union, 4, 'ReferralNoted', {
    ...referral,
    state: 'SENT',
    at: '2026-03-10T02:00:00Z',
    dueOn: '2026-03-15',
  });
  const lead = { kind: 'ProcuratorialLead', recordId: randomUUID(), state: 'REVIEWING', holding: true };
  await tell(procuratorate, 1, 'CaseProgressed', {
    ...lead,
    at: '2026-03-11T02:00:00Z',
    dueOn: '2026-03-18',
  });
}, 60_000);
afterAll(async () => {
  await agency?.dataSource.destroy();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

function contextOf(organisation: Organisation): RequestContext {
  const { code, name, agency: of } = organisation;
  return new RequestContext(agency, {
    ...{ kind: 'ORGANISATION', id: code, name, agency: of, organisation: code, roles: [] },
  });
}

function tell(from: Organisation, caseseq: number, type: MessageType, body: object): Promise<void> {
  const ctx = contextOf(from);
  const envelope = { caseid: caseCode, caseseq } as Envelope;
  return ctx.transaction((tx) => docket.handlers[type]!(tx, ctx, { caseCode, ...body } as never, envelope));
}

describe('the course, told to the worker', () => {
  const course = () => tellCourse(contextOf(union), caseCode);

  test('is what was agreed', async () => {
    expect(courseShape.parse(await course())).toEqual(await course());
  });

  test('leaves out letters and leads, and neither holder, deadline nor closing gives them away', async () => {
    const by = { agency: 'union', name: union.name };
    expect(await course()).toEqual({
      ...{ today: '2026-03-20', holder: by, closedOn: null, dueOn: '2026-03-25', referrals: [] },
      steps: [
        {
          ...{ kind: 'UnionIntake', state: 'REGISTERED', at: '2026-03-01T02:00:00.000Z' },
          ...{ on: '2026-03-01', by, dueOn: '2026-03-25' },
        },
      ],
    });
    const [row] = await agency.dataSource.query<{ holder_agency: string; due_on: string }[]>(
      'select holder_agency, due_on from docket_case where case_code = $1',
      [caseCode],
    );
    expect(row).toEqual({ holder_agency: 'procuratorate', due_on: '2026-03-12' });
  });

  test('names no employer, number, person or record', async () => {
    expect(JSON.stringify(await course())).not.toMatch(/9137|虚工收|WAGE|[0-9a-f]{8}-[0-9a-f]{4}-|kkkk/);
  });

  test('shows when a referral was sent on and when its result came, after it was closed too', async () => {
    const referral = { referralId: randomUUID(), arrow: 'A24', from: union.code, to: procuratorate.code };
    const note = (from: Organisation, seq: number, state: string, day: string, more = {}) =>
      tell(from, seq, 'ReferralNoted', { ...referral, state, at: `2026-03-${day}T02:00:00Z`, ...more });
    await note(union, 5, 'SENT', '02', { dueOn: '2026-03-07' });
    await note(procuratorate, 2, 'RECEIVED', '03');
    await note(procuratorate, 3, 'ACCEPTED', '04');
    await note(procuratorate, 4, 'IN_HANDLING', '04');
    await note(procuratorate, 5, 'RESULT_REPORTED', '08', { outcome: 'TOO_FAR_APART' });
    await note(union, 6, 'CLOSED', '09', { outcome: 'TOO_FAR_APART' });
    expect((await course()).referrals).toMatchObject([
      {
        ...{ arrow: 'A24', state: 'CLOSED', sentAt: '2026-03-02T02:00:00.000Z', on: '2026-03-09' },
        outcome: { code: 'TOO_FAR_APART', at: '2026-03-08T02:00:00.000Z' },
      },
    ]);
  });
});
