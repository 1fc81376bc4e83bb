import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { openDesk, phone, wide } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';
import { goodRow, importFile } from './kit/import-file.js';

let browser: Browser;
let code: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
  [code] = (await importFile(clerk, [goodRow(60)])) as [string];
  await clerk.context.close();
  context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  page = await context.newPage();
}, 90_000);
afterAll(() => browser.close());

async function ask(ending: string): Promise<string> {
  await page.goto(`${deskUrl()}/progress?case=${code}`);
  await page.getByLabel('手机号后四位').fill(ending);
  await page.getByRole('button', { name: '查询' }).click();
  return (await page.textContent('main')) ?? '';
}

/** How large what one reads is, in pixels. */
const size = () =>
  page.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('.page')).fontSize)`);
const tooSmall = () =>
  page.evaluate(
    `[...document.querySelectorAll('a, button, input:not([type=checkbox]), .switch')]
      .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)`,
  );
const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');

describe('the worker’s page on a phone', () => {
  test('has the code of the picture filled in, large type by one touch, and helps also without a case', async () => {
    await page.goto(`${deskUrl()}/progress?case=${code}`);
    expect(await page.getByLabel('案件码').inputValue()).toBe(code);
    // A cheap phone whose browser runs no scripts shows all of it.
    expect(await page.locator('script').count()).toBe(0);
    const before = await size();
    await page.getByText('大字版').click();
    expect([before >= 20, (await size()) / before]).toEqual([true, 1.35]);
    for (const number of ['12348', '12351', '12333'])
      expect(await page.locator(`a[href="tel:${number}"]`).count()).toBe(1);
    expect([await violations(page), await tooSmall(), await overflow()]).toEqual([[], [], 0]);
  });

  test('breaks no accessibility rule on a wide screen either', async () => {
    await page.setViewportSize(wide);
    await page.goto(`${deskUrl()}/progress?case=${code}`);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(phone);
  });

  test('says nothing to the wrong digits, nor to an unknown case', async () => {
    expect(await ask('0000')).toContain('没有查到。请核对案件码和手机号后四位。');
    expect(await page.textContent('main')).not.toContain('您好');
    expect(await violations(page)).toEqual([]);
  });

  test(
    'tells in plain words what comes next, whom to call and what the worker can do',
    { timeout: 60_000 },
    async () => {
      await expect.poll(() => ask('4321'), { interval: 2000, timeout: 12_000 }).toContain('法院正在看材料');
      const said = (await page.textContent('main')) ?? '';
      for (const part of [
        '您好',
        '由虚构区人民法院收到',
        '下一步做什么',
        '找谁问',
        '办理经过',
        '您可以怎么做',
      ])
        expect(said).toContain(part);
      expect(await page.locator('a[href="tel:12368"]').count()).toBe(1);
      expect(said).not.toMatch(/虚构导入|测试导入|18[,]?600|[A-Z]{4,}_|样例/);
      expect([await violations(page), await tooSmall(), await overflow()]).toEqual([[], [], 0]);
      await page.getByText('大字版').click();
      expect([await violations(page), await overflow()]).toEqual([[], 0]);
    },
  );

  test('keeps the large type from the form to the answer', async () => {
    await page.goto(`${deskUrl()}/progress?case=${code}`);
    await page.getByText('大字版').click();
    await page.getByLabel('手机号后四位').fill('4321');
    await page.getByRole('button', { name: '查询' }).click();
    expect(await page.locator('#large').isChecked()).toBe(true);
    expect(await page.locator('.again a').getAttribute('href')).toBe('/progress?large=1');
  });
});
