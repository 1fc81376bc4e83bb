import { json, Router } from 'express';
import { request, type Agent } from 'undici';
import { z } from 'zod';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import type { Directory } from '../directory.js';
import { refusedBody } from '../errors.js';

const wish = z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() });

/** `PUT /dev/clock {"now": …}`: sets the time of day every agency goes by; null gives the true time back. */
export function clockRoutes(directory: Directory, agent: Agent, key: () => CallKey): Router {
  const router = Router();
  router.put('/clock', json({ limit: '1kb' }), async (incoming, response) => {
    const asked = wish.safeParse(incoming.body);
    if (!asked.success) {
      response
        .status(400)
        .json(refusedBody('BAD_INPUT', '请给出 {"now": "2026-03-01T09:00:00+08:00"} 或 {"now": null}。'));
      return;
    }
    const body = JSON.stringify(asked.data);
    const outcomes = await Promise.all(
      directory.agencies.map(async (agency) => [agency, await set(agency, body).catch(() => false)] as const),
    );
    const notSet = outcomes.filter(([, done]) => !done).map(([agency]) => agency);
    response.status(notSet.length === 0 ? 200 : 502).json({ now: asked.data.now, notSet });
  });
  return router;

  async function set(agency: string, body: string): Promise<boolean> {
    const url = new URL('/dev/clock', directory.graphql(agency));
    const headers = { 'content-type': 'application/json' };
    const call = { agency, method: 'PUT', path: url.pathname, headers, body };
    const signed = signCall(call, key());
    const answer = await request(url, {
      dispatcher: agent,
      method: 'PUT',
      headers: signed,
      body,
      signal: AbortSignal.timeout(3000),
    });
    await answer.body.dump();
    return answer.statusCode < 300;
  }
}
