import type { DataSource } from 'typeorm';
import { asVector, lexemesOf, lexemesOfNumber } from '#kernel/search/lexemes.js';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const given = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];
const trades = ['陶瓷', '制衣', '电子', '食品', '餐饮管理', '家政服务', '机械', '建筑劳务', '物流', '化工'];

/** Invented and looking it: 8,000 workers and 2,000 employers. */
function names(): { workers: string[]; employers: string[] } {
  const workers = surnames.flatMap((surname) =>
    given.flatMap((first) => given.map((second) => `${surname}样${first}${second}`)),
  );
  const employers = given.flatMap((first) =>
    given.flatMap((second) => trades.slice(0, 5).map((trade) => `虚构${first}${second}${trade}有限公司`)),
  );
  return { workers, employers };
}

/**
 * Fills an agency's database with cases as a large city has them after some years: a worker and an employer each, two limits, two
 * referrals in three cases; a fifth is open. Rows go in beside the acts; what is measured reads tables alone.
 */
export async function fillAgency(db: DataSource, organisation: string, cases: number, today: string): Promise<void> {
  await keepNames(db);
  await db.query('drop index party_search; drop index case_number_search;');
  const all = `generate_series(1, ${cases}) n`;
  const code = `'WF-370499-U-2026-' || lpad(n::text, 6, '0') || '-0'`;
  const values = [organisation];
  await db.query(
    `insert into case_file select ${code}, $1, '370499', 'WAGE_CLAIM', '2025', '追索劳动报酬纠纷', 1000000 + n, '欠薪',
       '${today}'::date - (${cases} - n) / 200, true from ${all}`,
    values,
  );
  await db.query(
    `insert into party (id, organisation, case_code, side, kind, name, matching_key, search)
     select gen_random_uuid(), $1, ${code}, 'APPLICANT', 'PERSON', w.name, 'key-' || n, w.search
     from ${all} join bench_name w on w.kind = 'PERSON' and w.n = n % 8000`,
    values,
  );
  await db.query(
    `insert into party (id, organisation, case_code, side, kind, name, matching_key, search)
     select gen_random_uuid(), $1, ${code}, 'RESPONDENT', 'EMPLOYER', e.name, 'firm-' || n % 2000, e.search
     from ${all} join bench_name e on e.kind = 'EMPLOYER' and e.n = n % 2000`,
    values,
  );
  await db.query(
    `insert into deadline (id, case_code, organisation, record_kind, record_id, rule, extended_by, excluded_days, starts_from, raw_end, due,
       provisional, source, calendar, length, not_statutory, met_on, history)
     select gen_random_uuid(), ${code}, $1, k.kind, gen_random_uuid(), k.rule, '[]', 0, '${today}'::date - 20, null,
       '${today}'::date + (n % 60 - 10), false, '劳动争议调解仲裁法 第14条', 'ND', '15日', false,
       case when n % 5 = 0 then null else '${today}'::date - n % 700 end, '[]'
     from ${all}, (values ('UnionMediationCase', 'MED-2'), ('UnionIntake', 'MED-1')) k (kind, rule)`,
    values,
  );
  await db.query(
    `insert into referral (id, direction, organisation, counterpart, arrow, case_code, state, issued, sent_at, answer_due, accepted_on, due)
     select gen_random_uuid(), d.direction, $1, 'other', 'A01', ${code},
       case when n % 15 = 0 then 'SENT' when n % 15 = 3 then 'RECEIVED' when n % 15 = 6 then 'IN_HANDLING' else 'CLOSED' end,
       '{}', '${today}'::date - n % 700, '${today}'::date + (n % 20 - 5), case when n % 15 = 6 then '${today}'::date end,
       case when n % 15 = 6 then '${today}'::date + n % 30 end
     from ${all}, (values ('IN'), ('OUT')) d (direction) where n % 3 = 0`,
    values,
  );
  await db.query(
    `insert into work_assignment select $1, ${code}, 'clerk-' || n % 40, '样例', now(), 'clerk-0' from ${all} where n % 4 <> 0`,
    values,
  );
  await db.query(
    `insert into case_number select $1, '（2026）测工调' || n || '号', ${code}, $2::tsvector || to_tsvector('simple', n::text) from ${all}`,
    [organisation, asVector(lexemesOfNumber('（2026）测工调号'))],
  );
  await db.query(
    `create index party_search on party using gin (search); create index case_number_search on case_number using gin (search);
     analyze case_file; analyze party; analyze deadline; analyze referral; analyze work_assignment; analyze case_number`,
  );
}

async function keepNames(db: DataSource): Promise<void> {
  const { workers, employers } = names();
  const rows = [
    ...workers.map((name, n) => ({ kind: 'PERSON', n, name })),
    ...employers.map((name, n) => ({ kind: 'EMPLOYER', n, name })),
  ].map((row) => ({ ...row, search: asVector(lexemesOf(row.name)) }));
  await db.query('create table bench_name (kind text, n int, name text, search tsvector)');
  await db.query(
    `insert into bench_name select kind, n, name, search::tsvector
     from jsonb_to_recordset($1::jsonb) as given (kind text, n int, name text, search text)`,
    [JSON.stringify(rows)],
  );
  await db.query('analyze bench_name');
}
