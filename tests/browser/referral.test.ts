import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, describe, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { openDesk, phone } from './kit/clerk.js';
import { begin, delivered, dialogOf, opened, openCase, send } from './kit/desk-acts.js';
import { deskUrl } from './kit/desk-hub.js';
import { fileCase } from './kit/filed-case.js';
import { Keyboard } from './kit/keyboard.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** What breaks a rule inside the dialog; the page below it is held to the rules by its own test. */
async function violationsInDialog(page: Page): Promise<string[]> {
  const inside = await page.locator('.ant-modal').last().innerHTML();
  return (await violations(page)).filter((one) =>
    inside.includes(one.slice(one.indexOf('<'), one.indexOf('<') + 40)),
  );
}

describe('a referral', () => {
  test('says what it does before it is sent, and a refusal keeps what was typed', async () => {
    const { caseCode } = await fileCase(deskUrl());
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    const [court, { page }] = [new Keyboard(clerk.page), clerk];
    await openCase(court, caseCode);
    await court.press('z');
    await opened(court);
    const said = (await dialogOf(court).textContent())!;
    for (const part of ['诉前委派调解', '期限', '移送条件', '对方将看到']) expect(said).toContain(part);
    expect(await violationsInDialog(page)).toEqual([]);
    const number = dialogOf(court).locator('input[id$=input_number]');
    await number.fill('（2026）鲁0499民初1号');
    await page.keyboard.press('Enter');
    await dialogOf(court).getByRole('alert').waitFor();
    expect(await dialogOf(court).getByRole('alert').textContent()).toContain('民诉前调');
    expect(await number.inputValue()).toBe('（2026）鲁0499民初1号');
    await number.fill(`（2026）鲁0499民诉前调${String(Date.now()).slice(-7)}号`);
    await page.keyboard.press('Enter');
    await delivered(court);
    expect(clerk.strayRequests).toEqual([]);

    const mediator = await openDesk(browser, deskUrl(), 'union-mediator', {
      ...{ viewport: phone, at: `#/case/${caseCode}` },
    });
    const union = new Keyboard(mediator.page);
    await begin(union, '退回');
    await dialogOf(union).getByRole('combobox').first().click();
    await union.page.getByTitle('应当回避或披露').click();
    expect(await dialogOf(union).locator('textarea').inputValue()).toBe('应当回避或披露。');
    expect(await violationsInDialog(union.page)).toEqual([]);
    await send(union, '退回');
    await union.page.getByText('已退回，对方将收到理由').waitFor();
    expect(mediator.complaints).toEqual([]);
    await Promise.all([mediator.context.close(), clerk.context.close()]);
  });
});
