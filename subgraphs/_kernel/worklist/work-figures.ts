import { caseRoles, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { addDays } from '#kernel/values/local-date.js';
import {
  countShare,
  openShares,
  type Reader,
  sentShares,
  type Share,
  type WorkFigures,
  type WorkQuestion,
} from './open-work.js';

export type WorkFiguresByView = Record<
  'MINE' | 'UNIT' | 'SENT',
  { total: number; overdue: number; soon: number }
>;

/** How many natural days before its end a limit counts as near. */
export const soonDays = 3;

/** How much there is to do in each view, and how much of it is late or nearly so. */
export async function figuresOf(ctx: RequestContext, question: WorkQuestion): Promise<WorkFiguresByView> {
  const all = { ...question, from: null, until: null, mine: readerOf(ctx) };
  const days = { today: ctx.today, soon: addDays(ctx.today, soonDays) };
  const count = async (shares: readonly Share[]) =>
    sum(await Promise.all(shares.map((share) => countShare(ctx.db, share, all, days))));
  const [open, sent] = await Promise.all([count(openShares(null)), count(sentShares)]);
  return {
    MINE: { total: open.mine, overdue: open.mineOverdue, soon: open.mineSoon },
    UNIT: { total: open.unit, overdue: open.unitOverdue, soon: open.unitSoon },
    SENT: { total: sent.unit, overdue: sent.unitOverdue, soon: sent.unitSoon },
  };
}

function sum(figures: readonly WorkFigures[]): WorkFigures {
  const none = { mine: 0, unit: 0, mineOverdue: 0, unitOverdue: 0, mineSoon: 0, unitSoon: 0 };
  return figures.reduce(
    (all, one) =>
      Object.fromEntries(
        Object.keys(none).map((key) => [key, all[key as 'mine'] + one[key as 'mine']]),
      ) as never,
    none,
  );
}

/** Whose work counts as one's own; what nobody has is everybody's whose role works it. */
export function readerOf({ actor, agency }: RequestContext): Reader {
  const others = Object.entries(agency.manifest.workedBy ?? {}).filter(
    ([, roles]) => !hasRole(actor, ...roles),
  );
  return { id: actor.id, works: hasRole(actor, ...caseRoles), others: others.map(([kind]) => kind) };
}
