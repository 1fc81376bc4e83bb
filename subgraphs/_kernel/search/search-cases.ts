import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { plain, queryOf } from './lexemes.js';

export const caseStates = { OPEN: 'OPEN', OVERDUE: 'OVERDUE' } as const;
/** OPEN: a limit or a referral runs. OVERDUE: a limit has passed. */
export type CaseState = keyof typeof caseStates;

export interface CaseQuestion {
  words: string;
  state: CaseState | null;
  first: number;
  after: string | null;
}

export interface FoundRow {
  case_code: string;
  opened_on: string;
  due: string | null;
  provisional: boolean;
  staff_name: string | null;
}

export interface FoundCases {
  rows: FoundRow[];
  total: number;
  /** Whether there are more than `total`: nobody counts further than {@link mostCounted}. */
  totalAtLeast: boolean;
  endCursor: string | null;
}

/** A condition on `f`, the case file, with its values still to be numbered. */
interface Condition {
  sql: (value: (given: unknown) => string) => string;
  /** Set where a person or firm was asked for by number: the keyed hash, which goes into the audit chain. */
  identity?: string;
}

const mostWords = 6;
/** What is found is counted so far: a search without words costs in a large archive what it costs in a small one. */
export const mostCounted = 10_000;
const idLike = /^[0-9a-z]{18}$/;

/** The cases of the person's own organisation that fit every word, the last filed first; without words, all of them. */
export async function searchCases(ctx: RequestContext, question: CaseQuestion): Promise<FoundCases> {
  const words = question.words
    .trim()
    .split(/[\s,，;；]+/)
    .filter(Boolean)
    .slice(0, mostWords);
  const conditions = words.map((word) => conditionOf(ctx, word));
  const found = await find(ctx.db, ctx, conditions, question);
  const identities = conditions.flatMap(({ identity }) => identity ?? []);
  if (identities.length > 0) {
    const { total } = found;
    await ctx.transaction(async (tx) => {
      for (const identity of identities)
        record(tx, ctx, 'case.search', identity, { details: { found: total } });
    });
  }
  return found;
}

async function find(
  db: EntityManager,
  { actor: { organisation }, today }: RequestContext,
  conditions: readonly Condition[],
  { state, first, after }: CaseQuestion,
): Promise<FoundCases> {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const own = value(organisation);
  const filters = [
    `f.organisation = ${own}`,
    ...conditions.map(({ sql }) => sql(value)),
    ...(state === null ? [] : [stateSql[state](own, () => value(today))]),
  ];
  const where = filters.map((filter) => `(${filter})`).join(' and ');
  const count = db.query<{ total: number }[]>(
    `select count(*)::int as total from (select from case_file f where ${where} limit ${mostCounted + 1}) found`,
    [...values],
  );
  const place = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,40})$/.exec(after ?? '');
  const from = place
    ? ` and (f.opened_on, f.case_code) < (${value(place[1])}::date, ${value(place[2])})`
    : '';
  const limit = Math.min(Math.max(first, 1), 200);
  const rows = await db.query<FoundRow[]>(
    `with page as (
       select f.case_code, f.organisation, f.opened_on from case_file f where ${where}${from}
       order by f.opened_on desc, f.case_code desc limit ${limit + 1})
     select page.case_code, page.opened_on, d.due, coalesce(d.provisional, false) as provisional, a.staff_name
     from page left join lateral (
       select due, provisional from deadline where deadline.case_code = page.case_code and met_on is null
         and deadline.organisation = page.organisation and suspended_on is null and record_kind <> 'Limitation'
       order by due limit 1) d on true
     left join work_assignment a on a.organisation = page.organisation and a.subject = page.case_code
     order by page.opened_on desc, page.case_code desc`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const [counted] = await count;
  return {
    rows: page,
    total: Math.min(counted!.total, mostCounted),
    totalAtLeast: counted!.total > mostCounted,
    endCursor: rows.length > limit && last ? `${last.opened_on}~${last.case_code}` : null,
  };
}

const stateSql: Record<CaseState, (organisation: string, today: () => string) => string> = {
  OPEN: (
    own,
  ) => `exists (select from deadline d where d.case_code = f.case_code and d.organisation = ${own} and d.met_on is null
      and d.record_kind <> 'Limitation')
    or exists (select from referral r where r.case_code = f.case_code and r.organisation = ${own}
      and r.state not in ('CLOSED', 'RECALLED', 'RE_DESIGNATED', 'CANCELLED'))`,
  OVERDUE: (
    own,
    today,
  ) => `f.case_code in (select d.case_code from deadline d where d.organisation = ${own} and d.met_on is null
    and d.suspended_on is null and d.record_kind not in ('Referral', 'Limitation') and d.due < ${today()}::date)`,
};

/** What a word asks for: a case code, a number of identity, or a name, pinyin or official number. */
function conditionOf(ctx: RequestContext, given: string): Condition {
  const word = plain(given);
  if (isCaseCode(given))
    return { sql: (value) => `f.case_code = ${value(given.normalize('NFKC').toUpperCase())}` };
  if (idLike.test(word)) return byIdentity(ctx, word.toUpperCase());
  const query = queryOf(word);
  if (query === null) return { sql: () => 'false' };
  return {
    sql: (value) => {
      const [asked, own, text] = [value(query), value(ctx.actor.organisation), value(chinese(word))];
      const serial = /^\d{1,12}$/.test(word)
        ? ` || array(select s.case_code from case_file s where s.organisation = ${own}
            and split_part(s.case_code, '-', 5) = ${value(word.padStart(6, '0'))})`
        : '';
      // Arrays, for an "or" of subqueries would read every case file.
      return `f.case_code = any(array(
          select p.case_code from party p where p.organisation = ${own} and p.search @@ ${asked}::tsquery
            and strpos(p.name, ${text}) > 0)
        || array(select n.case_code from case_number n where n.organisation = ${own} and n.search @@ ${asked}::tsquery
            and strpos(n.number, ${text}) > 0)${serial})`;
    },
  };
}

/** Never by the number itself: by its keyed hash, as a person's and as a firm's. */
function byIdentity({ agency, actor }: RequestContext, number: string): Condition {
  const keys = (['PERSON', 'EMPLOYER'] as const).map((kind) => matchingKey(agency.keyring, kind, number));
  const person = /^\d{17}[\dX]$/.test(number);
  return {
    sql: (value) =>
      `f.case_code in (select p.case_code from party p where p.organisation = ${value(actor.organisation)}
         and p.matching_key = any(${value(keys)}))`,
    ...(person && { identity: keys[0]! }),
  };
}

/** The longest run of Chinese characters: pairs alone do not tell their order. */
function chinese(word: string): string {
  return (word.match(/\p{Script=Han}+/gu) ?? ['']).reduce((a, b) => (b.length > a.length ? b : a));
}
