import { Router, urlencoded, type Request, type Response } from 'express';
import type { Provider } from 'oidc-provider';
import { codePage, signInPage } from './pages.js';
import type { SecondFactor } from './second-factor.js';
import type { StaffRegister } from './staff-register.js';

export interface SignInOptions {
  provider: Provider;
  title: string;
  staff: StaffRegister;
  /** Null where the sign-in proper is enough. */
  factor: SecondFactor | null;
}

const form = urlencoded({ extended: false, limit: '4kb' });

/** The step of a demo sign-in: whom `login_hint` names is signed in at once; otherwise the page offers the agency's people. */
export function signIn(options: SignInOptions): Router {
  const { provider, title, staff } = options;
  const router = Router();
  router.get('/sign-in/:uid', async (request, response) => {
    const step = await provider.interactionDetails(request, response).catch(() => null);
    if (!step) return expired(response);
    const hinted = step.params.login_hint;
    const person = typeof hinted === 'string' ? await staff.find(hinted) : null;
    if (person) return chosen(options, request, response, person.id);
    show(response, signInPage(title, await staff.all()));
  });
  router.post('/sign-in/:uid', form, async (request, response) => {
    const { person: wanted } = (request.body ?? {}) as { person?: unknown };
    const person = typeof wanted === 'string' ? await staff.find(wanted) : null;
    if (!person) return expired(response);
    await chosen(options, request, response, person.id);
  });
  if (options.factor) secondStep(router, options, options.factor);
  return router;
}

async function chosen(
  { provider, factor }: SignInOptions,
  request: Request,
  response: Response,
  person: string,
): Promise<void> {
  if (!factor) return finish(provider, request, response, person);
  const step = await provider.interactionDetails(request, response).catch(() => null);
  if (!step) return expired(response);
  await factor.begin(step.uid, person);
  response.redirect(303, `${request.baseUrl}/sign-in/${step.uid}/code`);
}

/** Asks for the one-time code of whom the first step has found. */
function secondStep(router: Router, { provider, title }: SignInOptions, factor: SecondFactor): void {
  const waiting = async (request: Request, response: Response) => {
    const step = await provider.interactionDetails(request, response).catch(() => null);
    const found = step && (await factor.waiting(step.uid));
    return found && { ...found, uid: step.uid };
  };
  router.get('/sign-in/:uid/code', async (request, response) => {
    const step = await waiting(request, response);
    if (!step) return expired(response);
    show(response, codePage(title, step.enrolment));
  });
  router.post('/sign-in/:uid/code', form, async (request, response) => {
    const step = await waiting(request, response);
    if (!step) return expired(response);
    const { code } = (request.body ?? {}) as { code?: unknown };
    const outcome = await factor.check(step.uid, step.person, typeof code === 'string' ? code.trim() : '');
    if (outcome === 'RIGHT') return finish(provider, request, response, step.person, ['otp']);
    response.status(outcome === 'CLOSED' ? 429 : 400);
    show(response, codePage(title, step.enrolment, outcome));
  });
}

async function finish(
  provider: Provider,
  request: Request,
  response: Response,
  person: string,
  amr?: string[],
): Promise<void> {
  try {
    await forgetFormer(provider, request, response);
    await provider.interactionFinished(request, response, {
      login: { accountId: person, remember: false, ...(amr && { amr }) },
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

function show(response: Response, page: string): void {
  response.set('cache-control', 'no-store').type('html').send(page);
}

function expired(response: Response): void {
  response.redirect(303, '/');
}
