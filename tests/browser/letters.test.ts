import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { type Clerk, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const tracker = async (
  person: string,
  options: { at?: string; viewport?: typeof phone } = {},
): Promise<Clerk> => {
  const clerk = await openDesk(browser, deskUrl(), person, { at: '#/letters', ...options });
  await clerk.page.locator('[data-row]').first().waitFor();
  return clerk;
};
const clean = async ({ page, strayRequests, complaints }: Clerk) => {
  // What is still fading has no colours to judge.
  await page.locator('.ant-message-notice-wrapper').first().waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);
  expect([strayRequests, complaints]).toEqual([[], []]);
};
/** The number that stands on a link of the chain. */
const count = async (page: Page, link: string) =>
  Number(await page.locator(`[data-link=${link}] b`).textContent());
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Fills in the dialog that is open, confirms, and waits until it is done. */
async function answer(page: Page, values: Record<string, string>): Promise<void> {
  const open = dialog(page);
  for (const [label, value] of Object.entries(values)) {
    const input = open.getByLabel(label);
    if ((await input.getAttribute('data-choices')) === null) await input.fill(value);
    else await input.selectOption(value);
  }
  await open.locator('button[type=submit]').click();
  await open.waitFor({ state: 'detached' });
}

const serial = String(Date.now()).slice(-6);

describe('the tracker of supervision letters', () => {
  let employer = '';

  test('takes a union’s letter from its draft to service, and an overdue opinion to a recommendation', async () => {
    const clerk = await tracker('union-officer');
    const { page } = clerk;
    const reminders = await count(page, 'REMINDER');
    await page.locator('[data-link=REMINDER]').click();
    const first = page.locator('[data-row]', { hasText: '提示函' }).first();
    await first.click();
    const code = (await page.locator('.chain-panel a').first().textContent())!;
    await page.locator('.chain li[aria-current=true]').waitFor();
    await page.keyboard.press('Escape');
    await page
      .locator('.chain-panel .ant-drawer-content, .chain-panel .ant-drawer-section')
      .waitFor({ state: 'hidden' });

    await page.locator('[data-act=new]').click();
    await dialog(page).getByLabel('案件码').fill(code);
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).getByLabel('查明事实').waitFor();
    await answer(page, {
      查明事实: '测试：未付加班费。',
      监督要求: '补发并书面答复。',
      监督员: '样例甲、样例乙',
    });
    const drafted = page.locator('[data-row]:has([data-step=SIGN])').first();
    await drafted.locator('[data-step=SIGN]').click();
    await answer(page, { 文号: `虚总工监提〔2026〕${serial}号`, 签发人: '样例工会主席' });
    const row = page.locator('[data-row]', { hasText: `${serial}号` });
    await row.locator('[data-step=SERVE]').click();
    await answer(page, { 送达方式: 'MAIL' });
    await row.locator('[data-step=RECORD_REPLY]').waitFor();
    expect(await row.textContent()).toMatch(/未复/);
    expect(await row.locator('.light').textContent()).toMatch(/剩\d+日/);
    await expect.poll(() => count(page, 'REMINDER')).toBe(reminders + 1);

    await page.locator('[data-link=OPINION]').click();
    const late = page
      .locator('[data-row]:has([data-step=SEND_RECOMMENDATION])', { hasText: '逾期未复' })
      .first();
    const id = await late.getAttribute('data-row');
    const overdue = page.locator(`[data-row="${id}"]`);
    expect(await overdue.locator('.light').textContent()).toMatch(/● 超期\d+日/);
    await overdue.locator('.light').hover();
    expect(await page.getByRole('tooltip').textContent()).toMatch(/条/);
    await overdue.locator('[data-step=URGE]').click();
    await answer(page, {});
    await overdue.locator('[data-step=SEND_RECOMMENDATION]').click();
    await answer(page, {});
    await page.locator('[data-link=RECOMMENDATION]').click();
    await page.locator('[data-row] [data-step=SIGN]').first().click();
    await answer(page, { 文号: `虚总工监建〔2026〕${serial}号`, 签发人: '样例工会主席' });
    await page
      .locator('[data-row]', { hasText: `建〔2026〕${serial}号` })
      .locator('[data-step=SERVE]')
      .click();
    await answer(page, {});
    await page.locator('[data-link=OPINION]').click();
    await overdue.getByText('已升级→建议书', { exact: true }).waitFor();

    const firm = page.locator(`[data-row]:not([data-row="${id}"]):has([data-step=SEND_LEAD])`).first();
    employer = (await firm.locator('td').first().textContent())!;
    await firm.locator('[data-step=SEND_LEAD]').click();
    await answer(page, {});
    await clean(clerk);
    await clerk.context.close();
  });

  test('lets a procurator take on the lead the union has sent, and issue a recommendation, which the authority sees', async () => {
    const clerk = await tracker('procurator', { at: '#/letters?kind=LEAD' });
    const { page } = clerk;
    const issued = await count(page, 'PROCURATORIAL');
    const lead = page.locator('[data-row]:has([data-step=REVIEW])', { hasText: employer }).first();
    const id = await lead.getAttribute('data-row');
    const row = page.locator(`[data-row="${id}"]`);
    await row.locator('[data-step=REVIEW]').click();
    await answer(page, {});
    await row.locator('[data-step=ACCEPT]').click();
    await answer(page, { 立案文号: `虚检民支〔2026〕${serial}号` });
    await row.locator('[data-step=RECOMMEND]').click();
    await answer(page, {
      ...{ 文号: `虚检建〔2026〕${serial}号`, 调查核实情况: '调取工资表核实。' },
      建议内容: '依法查处并督促支付。',
    });
    await expect.poll(() => count(page, 'PROCURATORIAL')).toBe(issued + 1);
    await page.locator('[data-link=PROCURATORIAL]').click();
    await page.locator('[data-row]', { hasText: `检建〔2026〕${serial}号` }).click();
    await page.locator('.chain li', { hasText: '依法查处并督促支付' }).waitFor();
    await clean(clerk);
    await clerk.context.close();
  });

  test('shows a mediator and an arbitrator the letters without a step, and fits a phone', async () => {
    const mediator = await tracker('union-mediator', { viewport: phone });
    expect(await mediator.page.locator('[data-step], [data-act=new]').count()).toBe(0);
    await clean(mediator);
    await mediator.context.close();
    const arbitrator = await tracker('arbitrator');
    await clean(arbitrator);
    await arbitrator.context.close();
    const procurator = await tracker('procurator', { viewport: phone, at: '#/letters?kind=LEAD' });
    await clean(procurator);
    await procurator.context.close();
  });
});
