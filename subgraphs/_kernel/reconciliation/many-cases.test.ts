import { afterAll, beforeAll, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sourceOf } from '../exchange/envelope.js';
import { refreshMarks } from './marks.js';
import { reconcile } from './reconcile.js';
import type { Ask } from './signed-question.js';
import { linesInAnswer } from './watermark.js';

const cases = 700;
const pair = { organisation: court.code, peer: union.code };

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
  await sentAndReceipted();
  await applied();
});
afterAll(() => county.stop());

/** Two messages about each case, as the sender keeps them. */
async function sentAndReceipted(): Promise<void> {
  const { dataSource } = county.court;
  await dataSource.query(
    `insert into exchange_sequence select $1, $2, 'case ' || n, 2 from generate_series(1, $3::int) n`,
    [court.code, union.code, cases],
  );
  await dataSource.query(
    `insert into outbox_message (id, sender, destination, type, case_code, case_seq, text, signature, key_id, created_at,
       posted_at, attempts, next_attempt_at, delivered_at, disposition, receipt)
     select md5(n || ' ' || seq)::uuid, $1, $2, 'CaseProgressed', 'case ' || n, seq, n || ' ' || seq, '', '', now(), now(), 1, now(),
       now(), 'APPLIED', 'receipt' from generate_series(1, $3::int) n, generate_series(1, 2) seq`,
    [court.code, union.code, cases],
  );
}

/** The receiver has both of most cases, and of every third the first alone. */
async function applied(): Promise<void> {
  const { dataSource } = county.union;
  await dataSource.query(
    `insert into exchange_cursor select $1, $2, 'case ' || n, case when n % 3 = 0 then 1 else 2 end from generate_series(1, $3::int) n`,
    [court.code, union.code, cases],
  );
  await dataSource.query(
    `insert into inbox_message (source, id, destination, type, case_code, case_seq, text, signature, key_id, body_hash,
       received_at, disposition, receipt)
     select $1, md5(n || ' ' || seq)::uuid, $2, 'CaseProgressed', 'case ' || n, seq, n || ' ' || seq, '', '',
       encode(sha256(convert_to(n || ' ' || seq, 'UTF8')), 'hex'), now(), 'APPLIED', 'receipt'
     from generate_series(1, $3::int) n, generate_series(1, 2) seq where seq = 1 or n % 3 <> 0`,
    [sourceOf(court.code), union.code, cases],
  );
}

test('more cases than one answer holds are compared over several, and each gap is found once', async () => {
  const lines: number[] = [];
  const counting: Ask = async (peer, door, question) => {
    const reply = await county.ask(peer, door, question);
    lines.push((JSON.parse((JSON.parse(reply.body) as { text: string }).text) as { lines: [] }).lines.length);
    return reply;
  };
  const lost = Math.floor(cases / 3);
  const findings = await reconcile(county.court, pair, counting);
  expect(findings).toMatchObject({ LOST_THERE: lost, LOST_HERE: 0, DIVERGED: 0, THEY_FETCH: 0 });
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines)).toBe(linesInAnswer);
  const [row] = await county.court.dataSource.query<{ n: number; kept: number }[]>(
    `select (select count(*)::int from outbox_message where delivered_at is null) as n,
       (select count(*)::int from receipt_history) as kept`,
  );
  expect(row).toEqual({ n: lost, kept: lost });
  expect(await reconcile(county.court, pair, counting)).toMatchObject({ LOST_THERE: 0, LOST_HERE: 0 });
});

test('marks that have not moved are not read again', async () => {
  const { dataSource } = county.union;
  const theirs = { organisation: union.code, peer: court.code };
  await refreshMarks(dataSource, theirs, 'IN');
  const snapshot = () =>
    dataSource.query('select case_code, seq, hash, xmin::text from exchange_mark order by 1');
  const before = await snapshot();
  await refreshMarks(dataSource, theirs, 'IN');
  expect(await snapshot()).toEqual(before);
  expect(before).toHaveLength(cases);
});
