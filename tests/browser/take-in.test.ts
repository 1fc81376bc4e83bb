import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const soon = { timeout: 10_000 };
const dialog = (page: Page) => page.locator('.ant-modal').last();
const field = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true });

async function send(page: Page): Promise<void> {
  await dialog(page).locator('button[type=submit]').click();
  await dialog(page).waitFor({ state: 'detached', timeout: 15_000 });
}

/** One party of the case that is open agrees to a mediation. */
async function consent(page: Page, party: RegExp): Promise<void> {
  await page.getByRole('button', { name: '登记同意' }).click();
  await dialog(page).getByRole('combobox').first().click();
  await page.locator('.ant-select-item-option', { hasText: party }).last().click();
  await send(page);
}

describe('a matter at the counter', () => {
  test('is taken in by a key, with the consents, and referred once; its letter is there as a file', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    const { page } = clerk;
    await page.getByRole('button', { name: /新收案/ }).waitFor();
    await page.keyboard.press('n');
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), soon).toBe('收取起诉材料');
    await page.keyboard.press('Enter');
    await field(page, '姓名').fill('测试新收');
    await field(page, '名称').fill('虚构新收有限公司');
    await field(page, '标的额').fill('18600');
    await field(page, '事实与理由').fill('持有工资欠条，拖欠三个月。');
    await dialog(page).locator('summary').first().click();
    await field(page, '直接起诉情形').click();
    await page.getByTitle(/凭工资欠条起诉/).click();
    await send(page);
    await page.getByText(/^已登记：WF-/).waitFor();
    await page.waitForURL(/#\/case\/WF-/);
    const code = decodeURIComponent(page.url().split('/case/')[1]!);

    await page.getByRole('tab', { name: '同意' }).click();
    await consent(page, /测试新收/);
    await consent(page, /虚构新收/);
    const standing = page.locator('.record', { hasText: '有效' });
    await expect.poll(() => standing.count(), soon).toBe(2);
    await page.locator('.record', { hasText: '测试新收' }).getByRole('button', { name: '撤回同意' }).click();
    await send(page);
    await page.locator('.record', { hasText: /测试新收.*撤回/ }).waitFor();
    await consent(page, /测试新收/);
    await expect.poll(() => standing.count(), soon).toBe(2);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('z');
    await dialog(page).getByText('本案没有同样的移送正在办理').waitFor();
    await send(page);
    await page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();
    const href = await page.locator('.letter-files a', { hasText: 'PDF' }).first().getAttribute('href');
    const file = await page.request.get(`${deskUrl()}${href}`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(decodeURIComponent(file.headers()['content-disposition'] ?? '')).toContain('委派调解函');
    await page.getByRole('tab', { name: '文书' }).click();
    await page.getByRole('region', { name: '移送函件' }).getByRole('link', { name: /DOCX/ }).waitFor();

    await page.keyboard.press('z');
    await dialog(page).waitFor();
    await dialog(page).getByRole('combobox', { name: '事由' }).click();
    await page.getByTitle('诉前委派调解（现在不能办理）').click();
    await dialog(page)
      .getByText(/本案的诉前委派调解已经移送.*，还没有反馈。/)
      .waitFor();
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();

    const small = await openDesk(browser, deskUrl(), 'court-clerk', {
      viewport: phone,
      at: `#/case/${code}`,
    });
    await small.page.getByRole('tablist').waitFor();
    const [tabs, course] = await Promise.all(
      ['.case-tabs', '.case-course'].map((part) => small.page.locator(part).boundingBox()),
    );
    expect(tabs!.y).toBeLessThan(course!.y);
    expect(await violations(small.page)).toEqual([]);
    await small.context.close();
  });

  test('keeps a phrase with the clerk, at whichever machine', async () => {
    const phrase = `请尽快安排。${Date.now()}`;
    const [one, other] = await Promise.all([
      openDesk(browser, deskUrl(), 'union-mediator'),
      openDesk(browser, deskUrl(), 'union-mediator'),
    ]);
    const begin = async (page: Page) => {
      await page.locator('.worklist-case .case-head').waitFor();
      await page.keyboard.press('z');
      await dialog(page).getByRole('combobox', { name: '事由' }).click();
      await page.getByTitle(/12351工单/).click();
      await dialog(page).getByRole('combobox', { name: '常用语' }).waitFor();
    };
    await begin(one.page);
    await dialog(one.page).locator('textarea').first().fill(phrase);
    await one.page.getByRole('button', { name: '存为常用语' }).click();
    await one.page.getByRole('button', { name: '从常用语中删除' }).waitFor();
    await begin(other.page);
    await dialog(other.page).getByRole('combobox', { name: '常用语' }).click();
    await other.page.getByTitle(phrase).click();
    expect(await dialog(other.page).locator('textarea').first().inputValue()).toBe(phrase);
    await Promise.all([one, other].map(({ context }) => context.close()));
  });
});
