import { setTimeout as pause } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import type { Callers } from '../identity/caller.js';
import { cookieOf } from '../identity/cookies.js';
import { personOf } from '../identity/person.js';
import { hashOf } from '../identity/seal.js';
import { RefusedAtDoor } from '../refused-request.js';
import type { AgencyMoves, MovesDoors } from './agency-moves.js';
import type { AgencyWatch, Outage } from './agency-watch.js';
import { EventStream } from './event-stream.js';

export interface EventRoutesOptions {
  callers: Callers;
  /** Name of the session cookie. */
  cookie: string;
  doors: MovesDoors;
  watch: AgencyWatch;
}

/** The tabs of one browser share a line; some more for a second browser window. */
const mostLines = 6;
const longestPause = 10_000;

/**
 * `GET /events`: what moves at the person's own organisation, as it moves: ids and codes alone. The gateway keeps nothing of it: it asks the
 * person's agency with the person's own token, from the place the browser last heard of. Whoever is no longer signed in is hung up on with the
 * next question, within half a minute.
 */
export function eventRoutes({ callers, cookie, doors, watch }: EventRoutesOptions): {
  router: Router;
  stop(): void;
} {
  const router = Router();
  const open = new Map<string, Set<EventStream>>();
  const endWatch = watch.onChange((outages) => {
    for (const lines of open.values())
      for (const line of lines) line.send('outages', presentOutages(outages));
  });
  router.get('/', (request, response) => begin(request, response));
  router.get('/outages', async (request, response) => {
    if (!(await callers.tokenOf(request, { quiet: true }))) throw notSignedIn();
    response.set('cache-control', 'no-store').json(presentOutages(watch.current));
  });
  const stop = (): void => {
    endWatch();
    for (const lines of open.values()) for (const line of [...lines]) line.end();
  };
  return { router, stop };

  async function begin(request: Request, response: Response): Promise<void> {
    const token = await callers.tokenOf(request, { quiet: true });
    if (!token) throw notSignedIn();
    const session = hashOf(cookieOf(request, cookie) || token).toString('base64url');
    const lines = open.get(session) ?? new Set();
    if (lines.size >= mostLines)
      throw new RefusedAtDoor(429, 'THROTTLED', '打开的页面过多。', '请关闭几个页面后再试。', {
        'retry-after': '30',
      });
    const line = new EventStream(response);
    open.set(session, lines.add(line));
    line.ended.addEventListener('abort', () => {
      lines.delete(line);
      if (lines.size === 0 && open.get(session) === lines) open.delete(session);
    });
    line.send('outages', presentOutages(watch.current));
    await follow(line, request, placeOf(request));
  }

  async function follow(line: EventStream, request: Request, from: number | null): Promise<void> {
    let [place, wait] = [from, 500];
    while (!line.ended.aborted) {
      // An issuer that is out of reach for a moment has not withdrawn anybody.
      const token = await callers.tokenOf(request, { quiet: true }).catch(() => undefined);
      if (token === null) {
        line.send('ended', {});
        break;
      }
      try {
        if (token === undefined) throw new Error('Not known who asks.');
        const { agency } = personOf(token);
        const found = await doors.ask(agency, token, place, line.ended);
        tell(line, agency, found, place === null);
        [place, wait] = [found.cursor, 500];
        await line.taken();
      } catch {
        await pause(wait, undefined, { signal: line.ended, ref: false }).catch(() => undefined);
        wait = Math.min(wait * 2, longestPause);
      }
    }
    line.end();
  }
}

function tell(line: EventStream, agency: string, { cursor, moves, more }: AgencyMoves, first: boolean): void {
  if (more) line.send('move', { kind: 'MUCH_HAS_MOVED', caseCode: null, agency, at: moves.at(-1)?.at });
  for (const { seq, kind, caseCode, at } of moves) line.send('move', { kind, caseCode, agency, at }, seq);
  if (first || moves.length === 0) line.send('place', {}, cursor);
}

/** From where a browser goes on: by itself after a break, or as the page remembers. */
function placeOf(request: Request): number | null {
  const given = request.get('last-event-id') ?? request.query.after;
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

function presentOutages(outages: readonly Outage[]) {
  return { outages: outages.map(({ agency, since }) => ({ agency, since: since.toISOString() })) };
}

function notSignedIn(): RefusedAtDoor {
  return new RefusedAtDoor(401, 'UNAUTHENTICATED', '请先登录。', '登录已超时或尚未登录，请登录后再试。');
}
