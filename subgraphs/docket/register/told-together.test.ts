import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Agency } from '#kernel/agency.js';
import { canonical } from '#kernel/canonical.js';
import { sourceOf } from '#kernel/exchange/envelope.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { type Arrival, receiveTogether } from '#kernel/exchange/receive.js';
import { openAgency } from '#kernel/start.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { court, linkageCentre, type Organisation, union } from '../../../infra/county/organisations.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { signAtOnce } from '../../../tests/kit/sign-at-once.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { docket } from '../agency.js';

let county: ToyCounty;
let agency: Agency;
let database: ScratchDatabase;

beforeAll(async () => {
  county = await toyCounty();
  database = await migratedDatabase(docket, 'docket');
  const book = {
    addressBook: join(county.keys, 'address-book.json'),
    addressBookKey: join(county.keys, 'address-book.public.pem'),
  };
  agency = await openAgency(docket, {
    ...{ ...book, keysDir: join(county.keys, 'docket'), databaseUrl: database.url },
    ...{ adjustableClock: true, logLevel: 'silent' },
  });
});
afterAll(async () => {
  await agency?.dataSource.destroy();
  await database?.drop();
  await county?.stop();
});

let serial = 0;
function newCase(letter = 'C'): string {
  return mintCaseCode({ division: divisionCode('370499'), letter, year: 2026, serial: ++serial });
}

function message(
  from: Organisation,
  caseseq: number,
  type: MessageType,
  data: { caseCode: string },
): Arrival {
  const text = canonical({
    ...{ specversion: '1.0', id: randomUUID(), source: sourceOf(from.code), type, dest: linkageCentre.code },
    ...{ time: '2026-03-01T01:00:00.000Z', datacontenttype: 'application/json', caseid: data.caseCode },
    ...{ caseseq, schemaver: '1.2', data },
  });
  const { keyring } = from === court ? county.court : county.union;
  return { text, ...signAtOnce(keyring, from.code, text) };
}

const opened = (caseCode: string) => ({
  ...{ caseCode, openedOn: '2026-03-01', division: '370499', cause: 'WAGE_CLAIM', causeVersion: '2025' },
  ...{ title: '追索劳动报酬纠纷', door: 'VISIT', partyKeys: [], employerCode: null, workers: 3 },
});
const progressed = (caseCode: string, state: string, more = {}) => ({
  ...{ caseCode, kind: 'FilingIntake', recordId: 'one', state, at: '2026-03-01T02:00:00.000Z', ...more },
});
const noted = (caseCode: string, referralId: string, state: string, more = {}) => ({
  ...{ caseCode, referralId, arrow: 'A01', from: court.code, to: union.code, state },
  ...{ at: '2026-03-02T02:00:00.000Z', ...more },
});

/** Tells the register in one request; the answers. */
async function tell(...messages: Arrival[]): Promise<(string | null)[]> {
  const replies = await receiveTogether(agency, messages);
  return replies.map(({ body }) => {
    const { receipt } = JSON.parse(body) as { receipt: string };
    const { disposition, code } = JSON.parse(receipt) as { disposition: string; code: string | null };
    return code ?? disposition;
  });
}

async function column(question: string, caseCode: string): Promise<unknown[]> {
  const rows = await agency.dataSource.query<{ value: unknown }[]>(question, [caseCode]);
  return rows.map(({ value }) => value);
}
const participants = (caseCode: string) =>
  column('select organisation as value from docket_participant where case_code = $1 order by 1', caseCode);
const states = (caseCode: string) =>
  column(
    'select state as value from docket_timeline where case_code = $1 order by organisation, seq',
    caseCode,
  );
const referrals = (caseCode: string) =>
  column('select state as value from referral_ledger where case_code = $1 order by 1', caseCode);
const early = (caseCode: string) =>
  column('select seq as value from docket_early_word where case_code = $1 order by 1', caseCode);
const both = [court.code, union.code].sort();

describe('what is told together', () => {
  test('is written together, and stands as if told one by one', async () => {
    const [together, alone] = [newCase(), newCase()];
    const story = (caseCode: string) => [
      message(court, 1, 'CaseOpened', opened(caseCode)),
      message(
        court,
        2,
        'CaseProgressed',
        progressed(caseCode, 'RECEIVED', { number: '（2026）虚0499民初7号' }),
      ),
      message(court, 3, 'CaseProgressed', progressed(caseCode, 'REGISTERED', { dueOn: '2026-04-01' })),
      message(court, 4, 'ReferralNoted', noted(caseCode, randomUUID(), 'SENT')),
    ];
    const begun = vi.spyOn(agency.dataSource, 'transaction');
    expect(await tell(...story(together))).toEqual(['APPLIED', 'APPLIED', 'APPLIED', 'APPLIED']);
    expect(begun).toHaveBeenCalledTimes(1);
    begun.mockRestore();
    for (const one of story(alone)) await tell(one);
    const header = `select jsonb_build_array(title, stage_state, due_on, holder_organisation, workers,
      (select jsonb_agg(jsonb_build_array(state, due_on, number, seq)) from docket_record as r where r.case_code = c.case_code),
      (select jsonb_agg(number_key) from docket_number as n where n.case_code = c.case_code)) as value
      from docket_case as c where case_code = $1`;
    expect(await column(header, together)).toEqual(await column(header, alone));
    expect(await column(header, together)).toMatchObject([
      [
        '追索劳动报酬纠纷',
        'REGISTERED',
        '2026-04-01',
        court.code,
        3,
        [['REGISTERED', '2026-04-01', '（2026）虚0499民初7号', 3]],
        ['(2026)虚0499民初7号'],
      ],
    ]);
    for (const caseCode of [together, alone]) {
      expect(await states(caseCode)).toEqual(['RECEIVED', 'REGISTERED']);
      expect(await referrals(caseCode)).toEqual(['SENT']);
      expect(await participants(caseCode)).toEqual(both);
    }
  });

  test('is refused only where it is not the sender’s to tell: a code of another’s giving', async () => {
    const [one, other] = [newCase(), newCase('U')];
    expect(
      await tell(
        message(court, 1, 'CaseOpened', opened(one)),
        message(court, 1, 'CaseOpened', opened(other)),
        message(court, 2, 'CaseProgressed', progressed(one, 'REGISTERED')),
      ),
    ).toEqual(['APPLIED', 'FORBIDDEN', 'APPLIED']);
    expect([await states(one), await participants(other)]).toEqual([['REGISTERED'], []]);
  });

  test('is refused only where it contradicts what the register knows', async () => {
    const [caseCode, referral] = [newCase(), randomUUID()];
    await tell(
      message(court, 1, 'CaseOpened', opened(caseCode)),
      message(court, 2, 'ReferralNoted', noted(caseCode, referral, 'SENT')),
    );
    expect(
      await tell(
        message(court, 3, 'CaseProgressed', progressed(caseCode, 'RECEIVED')),
        message(court, 4, 'ReferralNoted', noted(caseCode, referral, 'RECALLED', { arrow: 'A02' })),
        message(
          court,
          5,
          'ReferralNoted',
          noted(caseCode, referral.toUpperCase(), 'RECALLED', { arrow: 'A02' }),
        ),
        message(court, 6, 'CaseProgressed', progressed(caseCode, 'REGISTERED')),
      ),
    ).toEqual(['APPLIED', 'FORBIDDEN', 'FORBIDDEN', 'APPLIED']);
    expect([await states(caseCode), await referrals(caseCode)]).toEqual([
      ['RECEIVED', 'REGISTERED'],
      ['SENT'],
    ]);
  });

  test('is refused where two notes of it contradict each other, and the first stands', async () => {
    const [caseCode, referral] = [newCase(), randomUUID()];
    expect(
      await tell(
        message(court, 1, 'CaseOpened', opened(caseCode)),
        message(court, 2, 'ReferralNoted', noted(caseCode, referral, 'SENT')),
        message(court, 3, 'ReferralNoted', noted(caseCode, referral, 'RECALLED', { arrow: 'A02' })),
      ),
    ).toEqual(['APPLIED', 'APPLIED', 'FORBIDDEN']);
    expect(await referrals(caseCode)).toEqual(['SENT']);
  });
});

describe('what is told together too early', () => {
  test('counts where its teller’s own opening follows in the same request', async () => {
    const caseCode = newCase();
    await tell(
      message(court, 1, 'CaseProgressed', progressed(caseCode, 'RECEIVED')),
      message(court, 2, 'CaseOpened', opened(caseCode)),
    );
    expect([await states(caseCode), await early(caseCode)]).toEqual([['RECEIVED'], []]);
  });

  test('is laid aside, and counts in its order with the word that brings its teller in', async () => {
    const [caseCode, referral] = [newCase(), randomUUID()];
    await tell(
      message(union, 1, 'ReferralNoted', noted(caseCode, referral, 'ACCEPTED')),
      message(union, 2, 'CaseProgressed', progressed(caseCode, 'UNDERWAY')),
    );
    expect([await participants(caseCode), await states(caseCode), await early(caseCode)]).toEqual([
      [],
      [],
      [1, 2],
    ]);
    await tell(
      message(court, 1, 'CaseOpened', opened(caseCode)),
      message(court, 2, 'ReferralNoted', noted(caseCode, referral, 'SENT')),
    );
    expect([await states(caseCode), await referrals(caseCode)]).toEqual([['UNDERWAY'], ['ACCEPTED']]);
    expect([await participants(caseCode), await early(caseCode)]).toEqual([both, []]);
  });

  test('and turns out wrong is left out with a line in the log, and the word that brought its teller in stands', async () => {
    const [caseCode, referral] = [newCase(), randomUUID()];
    const answers = await tell(
      message(union, 1, 'ReferralNoted', noted(caseCode, referral, 'ACCEPTED', { arrow: 'A02' })),
      message(union, 2, 'CaseProgressed', progressed(caseCode, 'UNDERWAY')),
    );
    expect(answers).toEqual(['APPLIED', 'APPLIED']);
    const warn = vi.spyOn(agency.log, 'warn');
    expect(
      await tell(
        message(court, 1, 'CaseOpened', opened(caseCode)),
        message(court, 2, 'ReferralNoted', noted(caseCode, referral, 'SENT')),
      ),
    ).toEqual(['APPLIED', 'APPLIED']);
    const left = { code: 'FORBIDDEN', type: 'ReferralNoted', caseCode, organisation: union.code };
    expect(warn.mock.calls).toEqual([[left, 'early word left out']]);
    warn.mockRestore();
    expect([await states(caseCode), await referrals(caseCode)]).toEqual([['UNDERWAY'], ['SENT']]);
    expect(await early(caseCode)).toEqual([]);
  });

  test.each([
    ['a moment before the calendar', 'CaseProgressed', { at: '0000-03-01T02:00:00.000Z' }],
    ['a moment after it', 'CaseProgressed', { at: '9999-12-31T23:00:00-14:00' }],
    ['a day before it', 'CaseProgressed', { dueOn: '0000-01-01' }],
    ['a day in wide digits', 'CaseProgressed', { dueOn: '２０２６-０１-０１' }],
    ['a number too long to search by', 'CaseProgressed', { number: '虚'.repeat(5000) }],
    ['a referral without an id', 'ReferralNoted', { referralId: 'no id' }],
    ['a referral continuing one without an id', 'ReferralNoted', { originReferralId: 'no id' }],
  ] as const)('but could not be written is refused to its teller at once: %s', async (_what, type, more) => {
    const caseCode = newCase();
    const body =
      type === 'CaseProgressed'
        ? progressed(caseCode, 'UNDERWAY', more)
        : noted(caseCode, randomUUID(), 'ACCEPTED', more);
    expect(await tell(message(union, 1, type, body))).toEqual(['BAD_INPUT']);
    expect(await early(caseCode)).toEqual([]);
  });

  test.each([
    ['a moment before the calendar', 'CaseProgressed', { at: '0000-03-01T02:00:00.000Z' }],
    ['a referral without an id', 'ReferralNoted', { referralId: 'no id' }],
  ] as const)('or has long been laid aside so, is left out: %s', async (_what, type, more) => {
    const caseCode = newCase();
    const body =
      type === 'CaseProgressed'
        ? progressed(caseCode, 'UNDERWAY', more)
        : noted(caseCode, randomUUID(), 'ACCEPTED', more);
    await agency.dataSource.query('insert into docket_early_word values ($1, $2, 1, $3, $4, now())', [
      ...[caseCode, union.code, type, JSON.stringify(body)],
    ]);
    expect(
      await tell(
        message(court, 1, 'CaseOpened', opened(caseCode)),
        message(court, 2, 'ReferralNoted', noted(caseCode, randomUUID(), 'SENT')),
      ),
    ).toEqual(['APPLIED', 'APPLIED']);
    expect([await participants(caseCode), await states(caseCode), await early(caseCode)]).toEqual([
      both,
      [],
      [],
    ]);
  });
});
