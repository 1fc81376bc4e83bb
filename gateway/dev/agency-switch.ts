import { Router } from 'express';
import { refusedBody } from '../errors.js';
import type { Callers } from '../identity/caller.js';
import type { Directory } from '../directory.js';
import type { AgencyWatch } from '../live/agency-watch.js';

export interface AgencySwitchOptions {
  directory: Directory;
  callers: Callers;
  watch: AgencyWatch;
  publicUrl: string;
  /** Asks the program that started this one; null where none did. */
  ask: ((wish: SwitchWish) => void) | null;
}

/** What the gateway asks the hub of a demo: to take a program down, or to start it again. */
export interface SwitchWish {
  wufang: 'switch';
  program: string;
  on: boolean;
}

/** `POST /dev/agency/:name/stop` and `/start`: takes an agency of the demo down and brings it back. Mounted in development alone. */
export function agencySwitchRoutes({
  directory,
  callers,
  watch,
  publicUrl,
  ask,
}: AgencySwitchOptions): Router {
  const router = Router();
  router.post('/agency/:name/:how', async (request, response) => {
    const { name, how } = request.params;
    const { origin } = request.headers;
    const ownPage =
      origin === undefined || origin === publicUrl || origin === `http://${request.headers.host}`;
    if (!ownPage || !(await callers.tokenOf(request)))
      return void response.status(401).json(refusedBody('UNAUTHENTICATED', '请先登录。'));
    if (!directory.agencies.includes(name) || !['stop', 'start'].includes(how))
      return void response.status(404).json(refusedBody('NOT_FOUND', '没有这个单位。'));
    if (!ask)
      return void response
        .status(501)
        .json(refusedBody('NOT_HERE', '这里的各单位系统不由本程序启动。', '请用 npm start 启动演示。'));
    ask({ wufang: 'switch', program: name, on: how === 'start' });
    if (how === 'stop') await untilDown(name);
    response.status(202).json({ agency: name, wanted: how });
  });
  return router;

  /** So that the page that asked learns at once; the watch would find out by itself a little later. */
  async function untilDown(name: string): Promise<void> {
    for (let look = 0; look < 10 && !watch.since(name); look++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await watch.look();
    }
  }
}
