import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium, systemChromium } from './kit/chromium.js';
import { openDesk, phone, wide } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

const seen: Record<string, string[]> = {
  'court-clerk': ['待办', '案件', '统计', '导入', '留痕', '对账'],
  arbitrator: ['待办', '案件', '一函两书', '统计', '导入', '留痕'],
  procurator: ['待办', '案件', '一函两书', '统计', '留痕'],
  'union-mediator': ['待办', '案件', '一函两书', '统计', '导入', '留痕'],
  'legal-aid-officer': ['待办', '案件', '统计', '留痕'],
  leader: ['待办', '案件', '统计', '留痕', '对账'],
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the frame of the desk', () => {
  test.each(Object.entries(seen))(
    'offers %s the pages of the role, and nothing from elsewhere',
    async (person, pages) => {
      const clerk = await openDesk(browser, deskUrl(), person);
      const offered = await clerk.page.locator('header.bar nav a').allTextContents();
      expect(offered).toEqual(pages);
      expect(clerk.strayRequests).toEqual([]);
      expect(clerk.complaints).toEqual([]);
      await clerk.context.close();
    },
  );

  test.each([
    ['a wide screen', wide],
    ['a phone', phone],
  ])('breaks no accessibility rule on %s', async (_where, viewport) => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk', { viewport });
    expect(await violations(clerk.page)).toEqual([]);
    await clerk.context.close();
  });

  test.skipIf(!systemChromium())(
    'is the same in the Chromium that npm brings',
    { timeout: 60_000 },
    async () => {
      const shipped = await launchChromium({ shipped: true });
      try {
        const clerk = await openDesk(shipped, deskUrl(), 'court-clerk');
        await clerk.page.locator('[data-row]').first().waitFor();
        expect(await clerk.page.locator('header.bar nav a').allTextContents()).toEqual(seen['court-clerk']);
        expect(await violations(clerk.page)).toEqual([]);
        expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
      } finally {
        await shipped.close();
      }
    },
  );

  test('sends whoever is not signed in to the sign-in', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${deskUrl()}/desk/`);
    await page.waitForSelector('a.card');
    expect(new URL(page.url()).pathname).toBe('/');
    await context.close();
  });

  test('takes one person’s place for another’s in the demo', async () => {
    const { page, context } = await openDesk(browser, deskUrl(), 'court-clerk');
    await page.locator('button.person').click();
    await page.getByRole('menuitem', { name: /工会调解员/ }).click();
    await page.locator('button.person', { hasText: '总工会' }).waitFor();
    expect(await page.locator('button.person').textContent()).toContain('样例调解员');
    await context.close();
  });
});
