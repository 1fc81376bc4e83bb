import type { EntityManager } from 'typeorm';
import {
  backStates,
  limitDue,
  list,
  receiverStates,
  referralDue,
  sentStates,
  workDeadline,
} from './work-order.js';

/** What a person has to do with it: sign for it, take it up or send it back, work it, or conclude what has come back (待办事项). */
export const workActs = {
  SIGN_FOR: 'SIGN_FOR',
  ANSWER: 'ANSWER',
  HANDLE: 'HANDLE',
  CONCLUDE: 'CONCLUDE',
  AWAIT: 'AWAIT',
  DONE: 'DONE',
} as const;
export type WorkAct = keyof typeof workActs;

/** A thing to be done as its table has it, before it has words. */
export interface WorkRow {
  source: 'REFERRAL' | 'DEADLINE';
  id: string;
  /** What it is assigned by: the case code, or the record's id. */
  subject: string;
  case_code: string | null;
  /** The day it stands by; `9999-12-31` for none. */
  day: string;
  arrow: string | null;
  state: string | null;
  direction: string | null;
  counterpart: string | null;
  record_kind: string;
  record_id: string | null;
  staff_id: string | null;
  staff_name: string | null;
}

/** Whose own worklist is asked for. */
export interface Reader {
  id: string;
  /** Whether the person works cases, and so has what nobody has. */
  works: boolean;
  /** Records and arrows that are for other roles as long as nobody has them. */
  others: readonly string[];
}

export interface WorkQuestion {
  organisation: string;
  /** Only what this person has, and what nobody has where they work cases; null for the whole organisation. */
  mine: Reader | null;
  act: WorkAct | null;
  /** First and last day. */
  from: string | null;
  until: string | null;
}

export interface Place {
  day: string;
  id: string;
}

/** Where a page begins and how long it is; `newest` counts days down. */
export interface Span {
  after: Place | null;
  limit: number;
  newest?: boolean;
}

/** One table's share of a list: which rows, and the day they stand by. */
export interface Share {
  source: WorkRow['source'];
  where: string;
  day: string;
}

const inStates = (states: readonly string[]): string => `w.direction = 'IN' and w.state in ${list(states)}`;
/** Where the record made of a referral has a limit of its own, that limit is the work. */
const withoutOwnLimit = `not exists (select from deadline d where d.record_id = w.record_id and d.met_on is null
  and d.${workDeadline})`;

/** What the organisation has to do: referrals that wait for it, limits of its records, and what has come back to it. */
export function openShares(act: WorkAct | null): Share[] {
  const shares: (Share & { act: WorkAct })[] = [
    { act: 'SIGN_FOR', source: 'REFERRAL', day: referralDue, where: inStates(receiverStates.SIGN_FOR) },
    { act: 'ANSWER', source: 'REFERRAL', day: referralDue, where: inStates(receiverStates.ANSWER) },
    {
      ...{ act: 'HANDLE', source: 'REFERRAL', day: referralDue },
      where: `${inStates(receiverStates.HANDLE)} and ${withoutOwnLimit}`,
    },
    { act: 'HANDLE', source: 'DEADLINE', day: limitDue, where: `w.met_on is null and w.${workDeadline}` },
    {
      ...{ act: 'CONCLUDE', source: 'REFERRAL', day: referralDue },
      where: `w.direction = 'OUT' and w.state in ${list(backStates)}`,
    },
  ];
  return shares.filter((share) => act === null || share.act === act);
}

/** What the organisation has sent and waits for. */
export const sentShares: Share[] = [
  { source: 'REFERRAL', day: referralDue, where: `w.direction = 'OUT' and w.state in ${list(sentStates)}` },
];

/** One share in its order, from a place on. */
export async function readShare(
  db: EntityManager,
  share: Share,
  question: WorkQuestion,
  { after, limit, newest = false }: Span,
): Promise<WorkRow[]> {
  const { sql, values } = selection(share, question);
  const [then, order] = newest ? ['<', 'desc'] : ['>', 'asc'];
  const place = after ? ` and (${share.day}, w.id) ${then} ($7::date, $8::uuid)` : '';
  return db.query<WorkRow[]>(
    `select ${columns[share.source]}, ${share.day} as day, a.staff_id, a.staff_name ${sql}${place}
     order by ${share.day} ${order}, w.id ${order} limit ${limit}`,
    after ? [...values, after.day, after.id] : values,
  );
}

export interface WorkFigures {
  mine: number;
  unit: number;
  mineOverdue: number;
  unitOverdue: number;
  mineSoon: number;
  unitSoon: number;
}

/** How much there is, and how much of it is late or nearly so. `mine` of the question says whose; all of the organisation is counted besides. */
export async function countShare(
  db: EntityManager,
  share: Share,
  question: WorkQuestion,
  { today, soon }: { today: string; soon: string },
): Promise<WorkFigures> {
  const { sql, values } = selection(share, { ...question, mine: null });
  const { id, works, others } = question.mine ?? { id: '', works: true, others: [] };
  const mine = ofReader(share.source, '$7', '$8', '$9');
  const [late, near] = [`${share.day} < $10::date`, `${share.day} between $10::date and $11::date`];
  const [row] = await db.query<WorkFigures[]>(
    `select count(*)::int as unit, count(*) filter (where ${mine})::int as mine,
       count(*) filter (where ${late})::int as "unitOverdue", count(*) filter (where ${late} and ${mine})::int as "mineOverdue",
       count(*) filter (where ${near})::int as "unitSoon", count(*) filter (where ${near} and ${mine})::int as "mineSoon" ${sql}`,
    [...values, id, works, others, today, soon],
  );
  return row!;
}

const subjects: Record<WorkRow['source'], string> = {
  REFERRAL: 'w.case_code',
  DEADLINE: 'coalesce(w.case_code, w.record_id::text)',
};

const columns: Record<WorkRow['source'], string> = {
  REFERRAL: `'REFERRAL' as source, w.id, w.case_code as subject, w.case_code, w.arrow, w.state, w.direction, w.counterpart,
    'Referral' as record_kind, w.record_id`,
  DEADLINE: `'DEADLINE' as source, w.id, ${subjects.DEADLINE} as subject, w.case_code, null as arrow, null as state,
    null as direction, null as counterpart, w.record_kind, w.record_id`,
};

/** What somebody has, and what nobody has and their role works. */
function ofReader(source: WorkRow['source'], id: string, works: string, others: string): string {
  const kind = source === 'REFERRAL' ? 'w.arrow' : 'w.record_kind';
  return `(a.staff_id = ${id} or (a.staff_id is null and ${works}::boolean and ${kind} <> all(${others}::text[])))`;
}

function selection(
  { source, where, day }: Share,
  { organisation, mine, from, until }: WorkQuestion,
): { sql: string; values: unknown[] } {
  return {
    sql: `from ${source.toLowerCase()} w
      left join work_assignment a on a.organisation = w.organisation and a.subject = ${subjects[source]}
      where w.organisation = $1 and ${where}
        and ($2::text is null or ${ofReader(source, '$2', '$3', '$4')})
        and ($5::date is null or ${day} >= $5) and ($6::date is null or ${day} <= $6)`,
    values: [organisation, mine?.id ?? null, mine?.works ?? true, mine?.others ?? [], from, until],
  };
}
