import type { Browser, BrowserContext, Page } from 'playwright-core';
import { noteFigure } from '../../../infra/hub/figures.js';

export interface ClerkOptions {
  /** 1440×820 if left out. */
  viewport?: { width: number; height: number };
  /** Where the desk opens: `#/` if left out. */
  at?: string;
}

/** One person at the desk in a browser of their own. */
export interface Clerk {
  page: Page;
  context: BrowserContext;
  /** Requests that left the hub's address: there must be none. */
  strayRequests: string[];
  /** What the page complained of in its console, and errors nobody caught. */
  complaints: string[];
}

export const wide = { width: 1440, height: 820 };
export const phone = { width: 390, height: 844 };

/** Signs a demo person in, as the card on the first page does, and opens the desk. */
export async function openDesk(
  browser: Browser,
  hub: string,
  person: string,
  options: ClerkOptions = {},
): Promise<Clerk> {
  const context = await browser.newContext({
    viewport: options.viewport ?? wide,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const clerk: Clerk = { page, context, strayRequests: [], complaints: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(hub).origin)
      clerk.strayRequests.push(request.url());
  });
  context.on('close', () =>
    noteFigure({ name: 'requests to elsewhere', goal: 0, measured: clerk.strayRequests.length, unit: '' }),
  );
  page.on('console', (message) => {
    if (message.type() === 'error') clerk.complaints.push(message.text());
  });
  page.on('pageerror', (error) => clerk.complaints.push(error.message));
  await page.goto(`${hub}/auth/login?person=${person}&return=/desk/`);
  await page.waitForSelector('header.bar');
  if (options.at) await goTo(clerk, options.at);
  return clerk;
}

/** Opens another place of the desk: `#/case/WF-…`. */
export async function goTo({ page }: Clerk, at: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(at)}`);
}
