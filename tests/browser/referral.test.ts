import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { goTo, openDesk, phone, type Clerk } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Asks the hub as the clerk does who is signed in; an agency that is busy is asked again. */
async function asked<Answer>({ page }: Clerk, query: string, turns = 5): Promise<Answer> {
  const answer = await page.evaluate(async (text) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
    });
    return (await response.json()) as { data: unknown };
  }, query);
  if (!answer.data && turns > 1) return asked({ page } as Clerk, query, turns - 1);
  return answer.data as Answer;
}

/** Cases whose mediation before filing can be delegated today. */
async function readyToDelegate(clerk: Clerk, count: number): Promise<string[]> {
  const { courtFilingIntakes } = await asked<{ courtFilingIntakes: { nodes: { caseCode: string }[] } }>(
    clerk,
    '{ courtFilingIntakes(states: [RECEIVED], first: 60) { nodes { caseCode } } }',
  );
  const found: string[] = [];
  for (const { caseCode } of courtFilingIntakes.nodes) {
    const answer = await asked<{
      courtArrowOffers: { arrow: string; offered: boolean }[];
      case: { court: { referrals: { id: string }[] } };
    }>(
      clerk,
      `{ courtArrowOffers(caseCode: "${caseCode}") { arrow offered } case(id: "${caseCode}") { court { referrals { id } } } }`,
    );
    const offered = answer.courtArrowOffers.some((one) => one.arrow === 'A01' && one.offered);
    if (offered && answer.case.court.referrals.length === 0) found.push(caseCode);
    if (found.length === count) return found;
  }
  throw new Error('The demo county has too few cases that can be delegated.');
}

/** Counts what a person does: keys, texts and clicks. */
class Inputs {
  count = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }
}

const dialog = (page: Page) => page.locator('.ant-modal').last();
const sendButton = (page: Page) => dialog(page).locator('button[type=submit]');

/** What breaks a rule inside the dialog; the page below it is held to the rules by its own test. */
async function violationsInDialog(page: Page): Promise<string[]> {
  const inside = await dialog(page).innerHTML();
  return (await violations(page)).filter((one) =>
    inside.includes(one.slice(one.indexOf('<'), one.indexOf('<') + 40)),
  );
}

/** Begins an act by the keyboard: the button is come to, and Enter pressed. */
async function begin(page: Page, label: string): Promise<void> {
  const button = page.getByRole('button', { name: label, exact: true }).first();
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Sends the form that stands open, and waits until it is gone. */
async function send(page: Page): Promise<void> {
  await sendButton(page).focus();
  await page.keyboard.press('Enter');
  await dialog(page)
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(async () => Promise.reject(new Error(`The form stays open: ${await dialog(page).textContent()}`)));
}

async function openRecords(clerk: Clerk, caseCode: string): Promise<void> {
  await goTo(clerk, `#/case/${caseCode}`);
  const tab = clerk.page.getByRole('tab', { name: /办理/ }).first();
  await tab.waitFor();
  await tab.click();
}

describe('a referral', () => {
  let cases: string[];
  let clerk: Clerk;
  beforeEach(async () => {
    clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    cases = await readyToDelegate(clerk, 2);
  });
  afterEach(() => clerk.context.close());

  test('is made by two keys, delivered, signed for, accepted and mediated by the keyboard alone', async () => {
    const [caseCode] = cases as [string];
    const { page } = clerk;
    await goTo(clerk, `#/case/${caseCode}`);
    await page.getByRole('button', { name: /转办/ }).first().waitFor();
    const inputs = new Inputs(page);
    const since = Date.now();
    await inputs.press('z');
    await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('type')")).toBe('submit');
    expect(await dialog(page).textContent()).toContain('期限');
    expect(await violationsInDialog(page)).toEqual([]);
    await inputs.press('Enter');
    await page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();
    const seconds = (Date.now() - since) / 1000;
    console.log(`refer: ${inputs.count} inputs, ${seconds.toFixed(1)} s`);
    expect(inputs.count).toBeLessThanOrEqual(6);
    expect(seconds).toBeLessThan(30);

    const union = await openDesk(browser, deskUrl(), 'union-mediator');
    await openRecords(union, caseCode);
    await begin(union.page, '签收');
    await union.page.getByText('已办理：签收').waitFor();
    await begin(union.page, '受理委派、委托调解');
    await send(union.page);
    await begin(union.page, '拟定调解协议');
    await dialog(union.page).locator('textarea').first().fill('用人单位支付劳动报酬一万元。');
    await dialog(union.page).locator('input[id$=input_amount]').fill('10000');
    await dialog(union.page).locator('input[id$=input_performBy]').fill('2027-01-20');
    await send(union.page);
    // Both parties sign on paper; the first of them is filled in.
    await begin(union.page, '签名、盖章');
    await send(union.page);
    await union.page.getByText('部分签署').first().waitFor();
    expect(union.strayRequests).toEqual([]);
    await union.context.close();
  });

  test('comes back with a coded reason, and a refusal keeps what was typed', async () => {
    const caseCode = cases[1]!;
    const { page } = clerk;
    await goTo(clerk, `#/case/${caseCode}`);
    await page.getByRole('article', { name: caseCode }).waitFor();
    await page.getByRole('button', { name: /转办/ }).first().waitFor();
    await page.keyboard.press('z');
    const number = dialog(page).locator('input[id$=input_number]');
    await number.fill('（2026）鲁0499民初1号');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('alert').waitFor();
    expect(await dialog(page).getByRole('alert').textContent()).toContain('民诉前调');
    expect(await number.inputValue()).toBe('（2026）鲁0499民初1号');
    await number.fill('（2026）鲁0499民诉前调9001号');
    await page.keyboard.press('Enter');
    await page.getByText(/已送达 \d\d:\d\d:\d\d，等待签收/).waitFor();

    const union = await openDesk(browser, deskUrl(), 'union-mediator', { viewport: phone });
    await openRecords(union, caseCode);
    await begin(union.page, '退回');
    await dialog(union.page).getByRole('combobox').first().click();
    await union.page.getByTitle('应当回避或披露').click();
    expect(await dialog(union.page).locator('textarea').inputValue()).toBe('应当回避或披露。');
    expect(await violationsInDialog(union.page)).toEqual([]);
    await send(union.page);
    await union.page.getByText('已退回，对方将收到理由').waitFor();
    expect(union.complaints).toEqual([]);
    await union.context.close();
  });
});
