import { Any } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { addDays } from '#kernel/values/local-date.js';
import {
  openShares,
  type Place,
  readShare,
  sentShares,
  type Share,
  type WorkAct,
  type WorkQuestion,
  type WorkRow,
} from './open-work.js';
import { figuresOf, readerOf, soonDays, type WorkFiguresByView } from './work-figures.js';
import { endedStates, list, referralDone, workDeadline } from './work-order.js';

/**
 * MINE  我的      what the person has, and what nobody has where the person works cases
 * UNIT  本单位    everything the organisation has to do
 * SENT  我转出    what it has sent, and where that stands
 * DONE  已办      what it has done, the last first
 */
export const workViews = { MINE: 'MINE', UNIT: 'UNIT', SENT: 'SENT', DONE: 'DONE' } as const;
export type WorkView = keyof typeof workViews;

export const dueFilters = { OVERDUE: 'OVERDUE', SOON: 'SOON' } as const;
export type DueFilter = keyof typeof dueFilters;

export interface WorkRequest {
  view: WorkView;
  act: WorkAct | null;
  due: DueFilter | null;
  first: number;
  after: string | null;
}

export interface WorkRows {
  rows: WorkRow[];
  /** The limits the rows stand for, by the id of the limit or of the referral. */
  limits: Map<string, DeadlineEntity>;
  /** Counted with the first page alone. */
  figures: WorkFiguresByView | null;
  endCursor: string | null;
}

const doneShares: Share[] = [
  { source: 'REFERRAL', day: referralDone, where: `w.state in ${list(endedStates)}` },
  { source: 'DEADLINE', day: 'met_on', where: `w.met_on is not null and w.${workDeadline}` },
];

/** A page of work of the person's organisation: what is late on top, then by the day it is due. */
export async function listWork(ctx: RequestContext, request: WorkRequest): Promise<WorkRows> {
  const first = Math.min(Math.max(request.first, 1), 200);
  const question = questionOf(ctx, request);
  const newest = request.view === 'DONE';
  const span = { after: placeOf(request.after), limit: first + 1, newest };
  const [figures, ...found] = await Promise.all([
    span.after === null ? figuresOf(ctx) : null,
    ...sharesOf(request).map((share) => readShare(ctx.db, share, question, span)),
  ]);
  const rows = found.flat().sort((a, b) => (newest ? -1 : 1) * order(a, b));
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    rows: page,
    limits: await limitsOf(ctx, page),
    figures,
    endCursor: rows.length > first && last ? `${last.day}~${last.id}` : null,
  };
}

function sharesOf({ view, act }: WorkRequest): Share[] {
  if (view === 'DONE') return doneShares;
  return view === 'SENT' ? sentShares : openShares(act);
}

function questionOf(ctx: RequestContext, { view, act, due }: WorkRequest): WorkQuestion {
  const { organisation } = ctx.actor;
  const [yesterday, soon] = [addDays(ctx.today, -1), addDays(ctx.today, soonDays)];
  const days =
    due === null
      ? { from: null, until: null }
      : due === 'OVERDUE'
        ? { from: null, until: yesterday }
        : { from: ctx.today, until: soon };
  return { organisation, mine: view === 'MINE' ? readerOf(ctx) : null, act, ...days };
}

function order(a: WorkRow, b: WorkRow): number {
  return `${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1;
}

/** `2026-11-20~<id>`; what is no cursor begins at the beginning. */
function placeOf(cursor: string | null): Place | null {
  const match = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(cursor ?? '');
  return match ? { day: match[1]!, id: match[2]! } : null;
}

async function limitsOf(ctx: RequestContext, rows: readonly WorkRow[]): Promise<Map<string, DeadlineEntity>> {
  const ofSource = (source: WorkRow['source']) =>
    rows.filter((row) => row.source === source).map(({ id }) => id);
  const [own, answers] = await Promise.all([
    ctx.db.findBy(DeadlineEntity, { id: Any(ofSource('DEADLINE')) }),
    ctx.db.findBy(DeadlineEntity, {
      recordId: Any(ofSource('REFERRAL')),
      organisation: ctx.actor.organisation,
    }),
  ]);
  const latest = answers.sort((a, b) => (a.startsFrom < b.startsFrom ? -1 : 1));
  return new Map([
    ...own.map((limit) => [limit.id, limit] as const),
    ...latest.map((limit) => [limit.recordId, limit] as const),
  ]);
}
