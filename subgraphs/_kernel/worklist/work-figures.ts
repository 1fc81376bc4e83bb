import { caseRoles, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { addDays } from '#kernel/values/local-date.js';
import { ofReader, type Reader, subjects, withoutOwnLimit, type WorkRow } from './open-work.js';
import {
  backStates,
  limitDue,
  list,
  receiverStates,
  referralDue,
  sentStates,
  workDeadline,
} from './work-order.js';

export interface WorkFigures {
  total: number;
  overdue: number;
  soon: number;
}
export type WorkFiguresByView = Record<'MINE' | 'UNIT' | 'SENT', WorkFigures>;

/** How many natural days before its end a limit counts as near. */
export const soonDays = 3;

/** How much there is to do in each view, and how much of it is late or nearly so: one look at each table. */
export async function figuresOf(ctx: RequestContext): Promise<WorkFiguresByView> {
  const [referrals, limits] = await Promise.all([count(ctx, 'REFERRAL'), count(ctx, 'DEADLINE')]);
  const view = (name: keyof WorkFiguresByView): WorkFigures => ({
    total: referrals[`${name} total`]! + limits[`${name} total`]!,
    overdue: referrals[`${name} overdue`]! + limits[`${name} overdue`]!,
    soon: referrals[`${name} soon`]! + limits[`${name} soon`]!,
  });
  return { MINE: view('MINE'), UNIT: view('UNIT'), SENT: view('SENT') };
}

const toSignOrAnswer = [...receiverStates.SIGN_FOR, ...receiverStates.ANSWER];

/** What each row of a table is: work of the organisation, or sent by it. */
const kinds: Record<WorkRow['source'], { day: string; open: string; work: string; sent: string }> = {
  REFERRAL: {
    day: referralDue,
    open: `w.state in ${list(sentStates)}`,
    work: `(case when w.direction = 'OUT' then w.state in ${list(backStates)}
      else w.state in ${list(toSignOrAnswer)} or w.state in ${list(receiverStates.HANDLE)} and ${withoutOwnLimit} end)`,
    sent: `w.direction = 'OUT'`,
  },
  DEADLINE: { day: limitDue, open: `w.met_on is null and w.${workDeadline}`, work: 'true', sent: 'false' },
};

const views = { MINE: 'work and mine', UNIT: 'work', SENT: 'sent' };
const days = { total: 'true', overdue: 'day < $5::date', soon: 'day between $5::date and $6::date' };
const columns = Object.entries(views).flatMap(([view, which]) =>
  Object.entries(days).map(
    ([name, when]) => `count(*) filter (where ${which} and ${when})::int as "${view} ${name}"`,
  ),
);

/** `offset 0` has each row weighed once, not once for each of nine figures. */
async function count(ctx: RequestContext, source: WorkRow['source']): Promise<Record<string, number>> {
  const { day, open, work, sent } = kinds[source];
  const { id, works, others } = readerOf(ctx);
  const [row] = await ctx.db.query<Record<string, number>[]>(
    `select ${columns.join(', ')} from (
       select ${day} as day, ${work} as work, ${sent} as sent, ${ofReader(source, '$2', '$3', '$4')} as mine
       from ${source.toLowerCase()} w
         left join work_assignment a on a.organisation = w.organisation and a.subject = ${subjects[source]}
       where w.organisation = $1 and ${open} offset 0) counted`,
    [ctx.actor.organisation, id, works, others, ctx.today, addDays(ctx.today, soonDays)],
  );
  return row!;
}

/** Whose work counts as one's own; what nobody has is everybody's whose role works it. */
export function readerOf({ actor, agency }: RequestContext): Reader {
  const others = Object.entries(agency.manifest.workedBy ?? {}).filter(
    ([, roles]) => !hasRole(actor, ...roles),
  );
  return { id: actor.id, works: hasRole(actor, ...caseRoles), others: others.map(([kind]) => kind) };
}
