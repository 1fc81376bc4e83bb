import { Router } from 'express';
import { ruruHTML } from 'ruru/server';
import { serveStatic } from 'ruru/static';
import type { Callers } from '../identity/caller.js';

const assets = '/dev/assets/';

/** `/dev`: a query page whose every part comes from this process, so that it works without a network. */
export function graphiqlRoutes(callers: Callers): Router {
  const router = Router();
  const page = ruruHTML({ endpoint: '/graphql', staticPath: assets });
  // The page brings its own inline scripts and runs its editor in workers.
  const policy =
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; " +
    "worker-src 'self' blob:; font-src 'self' data:; img-src 'self' data:; connect-src 'self'";
  router.get('/', async (request, response) => {
    // Signed out it could only show that one has to sign in.
    if ((await callers.tokenOf(request)) === null) return response.redirect(303, '/');
    response.set('content-security-policy', policy).type('html').send(page);
  });
  const files = serveStatic(assets);
  router.use('/assets', (request, response, next) => {
    request.url = request.originalUrl;
    files(request, response, next);
  });
  return router;
}
