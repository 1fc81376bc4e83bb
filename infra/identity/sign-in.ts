import { Router, urlencoded, type Request, type Response } from 'express';
import type { Provider } from 'oidc-provider';
import { signInPage } from './pages.js';
import type { Person } from '../county/people.js';

/** The step of a demo sign-in: whom `login_hint` names is signed in at once; otherwise the page offers the agency's people. */
export function signIn(provider: Provider, title: string, people: readonly Person[]): Router {
  const router = Router();
  router.get('/sign-in/:uid', async (request, response) => {
    const step = await provider.interactionDetails(request, response).catch(() => null);
    if (!step) return expired(response);
    const hinted = people.find((person) => person.id === step.params.login_hint);
    if (hinted) return finish(provider, request, response, hinted);
    response.set('cache-control', 'no-store').type('html').send(signInPage(title, people));
  });
  router.post('/sign-in/:uid', urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const { person: chosen } = (request.body ?? {}) as { person?: string };
    const person = people.find((entry) => entry.id === chosen);
    if (!person) return expired(response);
    await finish(provider, request, response, person);
  });
  return router;
}

async function finish(
  provider: Provider,
  request: Request,
  response: Response,
  person: Person,
): Promise<void> {
  try {
    await forgetFormer(provider, request, response);
    await provider.interactionFinished(request, response, {
      login: { accountId: person.id, remember: false },
    });
  } catch {
    // The step's cookie or row is gone: the person begins again.
    expired(response);
  }
}

/** Whoever was signed in at this issuer in this browser is not any more; otherwise the provider would ask about it. */
async function forgetFormer(provider: Provider, request: Request, response: Response): Promise<void> {
  const step = await provider.interactionDetails(request, response);
  if (!step.session) return;
  const former = await provider.Session.findByUid(step.session.uid);
  await former?.destroy();
  step.session = undefined;
  await step.save(step.exp - Math.floor(Date.now() / 1000));
}

function expired(response: Response): void {
  response.redirect(303, '/');
}
