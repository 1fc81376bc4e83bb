import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { type Clerk, goTo, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const current = (page: Page): Locator => page.locator('.worklist-rows [aria-current="true"]');
const rowId = (page: Page): Promise<string | null> => current(page).getAttribute('data-row');
const said = (page: Page, words: string): Locator => page.locator('.ant-message-notice', { hasText: words });

/** Opens the list of what the unit has to sign for, with its first row selected. */
async function toSignFor(person: string): Promise<Clerk> {
  const clerk = await openDesk(browser, deskUrl(), person);
  await clerk.page.getByRole('button', { name: /^本单位/ }).click();
  await clerk.page.getByLabel('事项', { exact: true }).selectOption('SIGN_FOR');
  await clerk.page.locator('.worklist-rows').getByText('：签收').first().waitFor();
  await current(clerk.page).waitFor();
  await clerk.page.evaluate('document.activeElement.blur()');
  return clerk;
}

describe('the worklist', () => {
  test('is worked by single keys, and asks nobody outside', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'union-mediator');
    const { page } = clerk;
    await current(page).waitFor();
    const days = await page.locator('.worklist-rows .day').allTextContents();
    expect(days).toEqual(days.toSorted());
    const first = await rowId(page);
    await page.keyboard.press('j');
    expect(await rowId(page)).not.toBe(first);
    await page.keyboard.press('k');
    expect(await rowId(page)).toBe(first);
    await page.keyboard.press('x');
    await page.getByText('选中 1 条').waitFor();
    await page.keyboard.press('x');
    await page.getByText('选中 1 条').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await rowId(page)).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForFunction(`location.hash.startsWith('#/case/WF-')`);
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();
  });

  test('tells why a limit ends on its day', async () => {
    const { page, context } = await openDesk(browser, deskUrl(), 'court-clerk');
    await page.locator('.worklist-rows .light[tabindex]').first().hover();
    const why = page.getByRole('tooltip');
    await why.waitFor();
    for (const line of ['依据：', '起算：', '计法：', '放假安排：'])
      expect(await why.textContent()).toContain(line);
    await context.close();
  });

  test('opens the next item after one is signed for', async () => {
    const { page, context } = await toSignFor('union-lawyer');
    const [signed, count] = [await rowId(page), await page.locator('.worklist-rows tr[data-row]').count()];
    await page.keyboard.press('s');
    await said(page, '已签收 1 件').waitFor();
    await page.locator(`.worklist-rows [data-row="${signed}"]`).waitFor({ state: 'detached' });
    expect(await page.locator('.worklist-rows tr[data-row]').count()).toBe(count - 1);
    if (count > 1) expect(await rowId(page)).not.toBe(signed);
    await context.close();
  });

  test('lets one of two clerks sign for a row, tells the other plainly, and loses nothing', async () => {
    const [one, other] = await Promise.all([toSignFor('union-mediator'), toSignFor('union-officer')]);
    const signed = await rowId(one.page);
    expect(await rowId(other.page)).toBe(signed);
    await Promise.all([one.page.keyboard.press('s'), other.page.keyboard.press('s')]);
    const outcome = async ({ page }: Clerk) => {
      await page.locator('.ant-message-notice').first().waitFor();
      return (await said(page, '已签收 1 件').count()) > 0
        ? 'signed'
        : await page.locator('.ant-message-notice').first().textContent();
    };
    const outcomes = await Promise.all([outcome(one), outcome(other)]);
    expect(outcomes.filter((text) => text === 'signed')).toHaveLength(1);
    expect(outcomes.find((text) => text !== 'signed')).toMatch(/^没有签收：.*\p{Script=Han}/u);
    for (const { page } of [one, other]) {
      await page.getByLabel('事项', { exact: true }).selectOption('ANSWER');
      await page.locator(`.worklist-rows [data-row="${signed}"]`).waitFor();
    }
    await Promise.all([one.context.close(), other.context.close()]);
  }, 90_000);

  test('hands a selected case to a colleague', async () => {
    const { page, context } = await openDesk(browser, deskUrl(), 'arbitrator');
    await current(page).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: '转给…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '转给' }).click();
    await said(page, '已把 1 件转给样例仲裁员').waitFor();
    await current(page).getByText('· 样例仲裁员').waitFor();
    await context.close();
  });

  test.each([
    ['leader', '超期清单'],
    ['administrator-court', '投递失败'],
  ])('is for %s what the role looks after', async (person, title) => {
    const { page, context } = await openDesk(browser, deskUrl(), person);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});

describe('the search', () => {
  test('finds by pinyin from the keyboard, and keeps the words out of every request', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    const { page } = clerk;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.keyboard.press('/');
    await page.keyboard.type('xgsmtc');
    await page.keyboard.press('Enter');
    await page.getByText(/“xgsmtc”：找到 [1-9]\d* 件/).waitFor();
    const employers = await page.locator('.worklist tr[data-row]').allTextContents();
    expect(employers.every((text) => text.includes('虚构石门陶瓷'))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`location.hash.startsWith('#/case/WF-')`);
    expect(asked.filter((url) => url.includes('xgsmtc'))).toEqual([]);
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
  });

  test('offers the register where the own unit has nothing', async () => {
    const { page, context } = await openDesk(browser, deskUrl(), 'arbitrator', { at: '#/cases?q=不在册' });
    await page.getByRole('button', { name: /联动中心/ }).click();
    await page.getByText('没有您可以看到的').waitFor();
    await context.close();
  });
});

test.each(['#/', '#/cases'])('breaks no rule of accessibility at %s, wide and on a phone', async (at) => {
  for (const viewport of [{ width: 1440, height: 820 }, phone]) {
    const clerk = await openDesk(browser, deskUrl(), 'union-mediator', { viewport });
    await goTo(clerk, at);
    await clerk.page.locator('[data-row]').first().waitFor();
    expect(await violations(clerk.page)).toEqual([]);
    await clerk.context.close();
  }
});
