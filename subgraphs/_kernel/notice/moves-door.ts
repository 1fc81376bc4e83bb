import { type Request, type Response, Router } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Agency } from '#kernel/agency.js';
import type { AdmittedRequest } from '#kernel/identity/gate.js';
import { gate } from '#kernel/identity/gate.js';
import { headOf, movesAfter } from './moves.js';

/** How long a question waits for something to move, at the longest. */
const longestWait = 20_000;
const betweenLooks = 300;

/** How far the chain has come, looked at only while somebody waits, and once for all who do. */
class HeadWatch {
  private looking: Promise<number> | null = null;

  constructor(private readonly agency: Agency) {}

  /** The head as it is a moment from now. */
  next(): Promise<number> {
    this.looking ??= pause(betweenLooks)
      .then(() => headOf(this.agency))
      .finally(() => (this.looking = null));
    return this.looking;
  }
}

/**
 * `GET /moves?after=<place>`: what has moved at the organisation of the person whose token comes along. Waits a while where nothing has,
 * so that a gateway learns at once; without `after` it tells only where the chain stands.
 */
export function movesDoor(
  agency: Agency,
  calls: Parameters<typeof gate>[0],
  tokens: Parameters<typeof gate>[1],
): { router: Router; stop(): void } {
  const watch = new HeadWatch(agency);
  const router = Router();
  let stopped = false;
  router.get('/', gate(calls, tokens, agency.log), (request: Request, response: Response, next) => {
    answer(request as AdmittedRequest, response).catch(next);
  });
  return { router, stop: () => void (stopped = true) };

  async function answer(request: AdmittedRequest, response: Response): Promise<void> {
    const { actor } = request;
    response.set('cache-control', 'no-store');
    const { after } = request.query;
    if (actor.agency !== agency.manifest.name || actor.kind !== 'STAFF')
      return void response.status(403).json({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    if (typeof after !== 'string' || !/^\d{1,15}$/.test(after))
      return void response.json({ cursor: await headOf(agency), moves: [], more: false });
    const until = Date.now() + longestWait;
    let place = Number(after);
    for (;;) {
      const found = await movesAfter(agency, actor, place);
      const over = stopped || response.destroyed || Date.now() >= until;
      if (found.moves.length > 0 || over) return void response.json(found);
      place = found.cursor;
      while ((await watch.next()) === place && Date.now() < until && !stopped && !response.destroyed);
    }
  }
}
