import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { json, Router, type Request } from 'express';
import { openContext, type GatewayContext } from './context.js';
import { refusedBody } from './errors.js';
import type { Callers } from './identity/caller.js';
import { largestBody } from './limits.js';

interface CalledRequest extends Request {
  token: string | null;
}

/** `/graphql`: for people who are signed in; anybody else may ask only whether it is there. */
export function graphqlRoute(server: ApolloServer<GatewayContext>, callers: Callers, budget: number): Router {
  const router = Router();
  router.use(json({ limit: largestBody }), async (request, response, next) => {
    request.body ??= {};
    const token = await callers.tokenOf(request);
    if (!token && !onlyAsksWhetherAlive(request.body)) {
      response
        .status(401)
        .json(refusedBody('UNAUTHENTICATED', '请先登录。', '登录已超时或尚未登录，请登录后再试。'));
      return;
    }
    (request as CalledRequest).token = token;
    next();
  });
  const context = async ({ req }: { req: Request }) =>
    openContext(req.headers, (req as CalledRequest).token, budget);
  router.use(expressMiddleware(server, { context }));
  return router;
}

function onlyAsksWhetherAlive(body: unknown): boolean {
  const query = (body as { query?: unknown }).query;
  return typeof query === 'string' && /^\s*(query\s*)?\{\s*__typename\s*\}\s*$/.test(query);
}
