import { Browser } from '../../../gateway/testing/browser.js';
import { sessionCookie } from '../../../gateway/identity/cookies.js';
import type { BootedHub } from '../../kit/boot-hub.js';

// Answers are JSON of many shapes.
type Json = ReturnType<typeof JSON.parse>;

export async function signedIn(hub: BootedHub, person: string): Promise<Browser> {
  const browser = new Browser(hub.url);
  await browser.open(`/auth/login?person=${person}`);
  return browser;
}

/** Another browser with the same cookie, as if read off the clerk's machine. */
export function stolenFrom(hub: BootedHub, victim: Browser): Browser {
  const thief = new Browser(hub.url);
  thief.setCookie(sessionCookie, victim.cookie(sessionCookie)!);
  return thief;
}

export async function question(
  browser: Browser,
  query: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; data: Json; codes: string[] }> {
  const response = await browser.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data = null, errors = [] } = (await response.json()) as { data?: Json; errors?: Json[] };
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code as string) };
}

export async function me(browser: Browser): Promise<Json> {
  const response = await browser.send('/auth/me');
  return response.ok ? await response.json() : null;
}

export interface ListedSession {
  handle: string;
  begunAt: string;
  lastUsedAt: string;
  own: boolean;
}

export async function sessionsOf(browser: Browser): Promise<ListedSession[]> {
  const response = await browser.send('/auth/sessions');
  return ((await response.json()) as { sessions: ListedSession[] }).sessions;
}
