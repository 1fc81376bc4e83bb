import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './kit/chromium.js';
import { phone, wide } from './kit/clerk.js';
import { delivered, mediate, opened, openCase, signFor, told } from './kit/desk-acts.js';
import { deskUrl } from './kit/desk-hub.js';
import { fileCase } from './kit/filed-case.js';
import { Keyboard } from './kit/keyboard.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Becomes somebody else by the menu at the top right. */
async function become(page: Page, title: string, organisation: string): Promise<void> {
  await page.locator('button.person').click();
  await page.getByRole('menuitem', { name: new RegExp(title) }).click();
  await page.locator('button.person', { hasText: organisation }).waitFor();
  await page.locator('header.bar nav a', { hasText: '待办' }).click();
}

/** How many cases have gone from the court to the union, as the numbers beside the picture say, and the way to those agreed. */
async function flow(page: Page): Promise<{ count: number; agreed: Locator }> {
  await page.locator('header.bar nav a', { hasText: '统计' }).click();
  const chart = page.locator('section.chart', { hasText: '流向' });
  await chart.locator('.picture[data-drawn] svg').waitFor();
  await chart.getByRole('button', { name: /看数字/ }).click();
  const rows = chart.locator('[data-row]', { hasText: /^法院工会/ });
  await rows.first().waitFor();
  const counts = await rows.locator('a.count').allTextContents();
  return {
    count: counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0),
    agreed: rows.filter({ hasText: '达成协议' }).locator('a.count').first(),
  };
}

test('the first five minutes are as they are told', { timeout: 300_000 }, async () => {
  const { caseCode, worker, employer } = await fileCase(deskUrl());
  const context = await browser.newContext({ viewport: wide, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const keys = new Keyboard(page);

  // 0:00 six cards, no password; the worklist has what is late in red on top.
  await page.goto(deskUrl());
  expect(await page.locator('a.card').count()).toBe(6);
  await page.locator('a.card', { hasText: '领导' }).click();
  const before = (await flow(page)).count;
  await become(page, '法院立案书记员', '人民法院');
  await page.locator('.worklist-rows [data-row]').first().waitFor();
  expect(await page.locator('.worklist-rows [data-row]').first().textContent()).toMatch(/● ?超期/);

  // 1:00 z on a case before filing; Enter; the receipt appears.
  await openCase(keys, caseCode);
  await keys.press('z');
  await opened(keys);
  await keys.press('Enter');
  await delivered(keys);

  // 2:00 the mediator of the union: the case is on top of what is new; s signs for it.
  await become(page, '工会调解员', '总工会');
  await page.locator('.bell > button').click();
  await page.locator('.bell-list .notice', { hasText: caseCode }).first().click();
  await page.getByRole('article', { name: caseCode }).waitFor();
  await signFor(keys);

  // 3:00 the parties agree; the application for confirmation goes to the court.
  await mediate(keys, [worker, employer]);
  await told(keys, '司法确认：共同申请');

  // 3:30 the procurator sees the opinions that nobody has answered in time.
  await become(page, '检察官', '人民检察院');
  await page.locator('header.bar nav a', { hasText: '一函两书' }).click();
  await page.locator('[data-row]', { hasText: '意见书' }).filter({ hasText: /超期/ }).first().waitFor();

  // 4:00 the leader's picture has moved by one; its number leads to the case.
  await become(page, '领导', '联动');
  let after = await flow(page);
  // The register is told of each step by a message.
  for (let again = 0; after.count !== before + 1 && again < 10; again += 1) {
    await page.locator('header.bar nav a', { hasText: '待办' }).click();
    after = await flow(page);
  }
  expect(after.count).toBe(before + 1);
  const agreed = Number(await after.agreed.textContent());
  await after.agreed.click();
  await page.locator(`[data-total="${agreed}"]`).waitFor();
  await page.locator(`a[href$="${caseCode}"]`).first().click();
  await page.getByRole('article', { name: caseCode }).waitFor();

  // 4:30 human resources stops; a banner says so, and the page opens all the same.
  try {
    await page.locator('header.bar nav a', { hasText: '待办' }).click();
    await page.getByRole('button', { name: '停掉人社局' }).click();
    await page.locator('.outage', { hasText: /人社局系统 \d\d:\d\d 起未响应/ }).waitFor();
    await page.goBack();
    await page.getByRole('article', { name: caseCode }).waitFor();
  } finally {
    await page.locator('header.bar nav a', { hasText: '待办' }).click();
    await page.getByRole('button', { name: '恢复人社局' }).click();
    await page.locator('.outage').waitFor({ state: 'detached', timeout: 120_000 });
  }

  // 5:00 the worker's phone reads the code from the screen.
  await become(page, '工会调解员', '总工会');
  await openCase(keys, caseCode);
  await page.getByRole('button', { name: '给劳动者的查询码' }).click();
  const address = await page.locator('img.qr').getAttribute('alt');
  const outside = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const hand = await outside.newPage();
  await hand.goto(address!);
  await hand.getByLabel('手机号后四位').fill('4321');
  await hand.getByRole('button', { name: '查询' }).click();
  await hand.getByText('下一步做什么').waitFor();
  expect(await hand.textContent('main')).not.toContain(employer);
  await outside.close();
  await context.close();
});
