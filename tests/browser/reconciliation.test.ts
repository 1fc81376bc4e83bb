import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { openDesk, phone, type Clerk } from './kit/clerk.js';
import { deskDatabase, deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const rows = ({ page }: Clerk) => page.locator('section[aria-label="送达情况"] tr[data-row]');

/** A message the union has delivered is as if its receiver had refused it; answers its id. */
async function refuseOne(url: string): Promise<string> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    const { rows: found } = await database.query<{ id: string }>(
      `update outbox_message set disposition = 'REFUSED', receipt = jsonb_set(receipt::jsonb, '{receipt}',
         to_jsonb(((receipt::jsonb ->> 'receipt')::jsonb || '{"disposition":"REFUSED","code":"WRONG_STATE"}')::text))::text
       where id = (select id from outbox_message where type = 'CaseProgressed' and disposition = 'APPLIED'
         and causation is null order by created_at limit 1) returning id`,
    );
    return found[0]!.id;
  } finally {
    await database.end();
  }
}

describe('the page of deliveries', () => {
  test('tells how the exchange with each other organisation stands, and where every message has come', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk', { at: '#/reconciliation' });
    const { page } = clerk;
    const pairs = page.locator('section[aria-label="与各单位"] tr[data-row]');
    await pairs.first().waitFor();
    expect(await pairs.count()).toBe(5);
    await rows(clerk).first().waitFor();
    expect(await rows(clerk).first().textContent()).toMatch(/■ 已送达 \d{4}-\d\d-\d\d \d\d:\d\d ✓/);

    await page.getByRole('button', { name: '虚构区总工会' }).click();
    await expect
      .poll(async () => new Set(await rows(clerk).locator('td:nth-child(3)').allTextContents()))
      .toEqual(new Set(['虚构区总工会']));
    const caseCode = (await rows(clerk).first().locator('td:nth-child(4)').textContent())!;
    await page.getByLabel('案件码').fill(caseCode);
    await page.getByLabel('案件码').press('Enter');
    await expect
      .poll(async () => new Set(await rows(clerk).locator('td:nth-child(4)').allTextContents()))
      .toEqual(new Set([caseCode]));

    await rows(clerk).getByRole('button').first().click();
    const course = page.getByRole('dialog');
    await course.getByText('→').first().waitFor();
    expect(await course.textContent()).toContain('已送达');
    expect(await course.textContent()).toContain('回执签名');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await course.waitFor({ state: 'hidden' });
    expect(await violations(page)).toEqual([]);
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();
  });

  test('sends a dead letter again with a reason, and shows both', async ({ skip }) => {
    const database = deskDatabase('union');
    if (!database) return skip('The database of the hub is out of reach.');
    const id = await refuseOne(database);
    const clerk = await openDesk(browser, deskUrl(), 'union-officer', { at: '#/reconciliation' });
    const { page } = clerk;
    await page.getByLabel('状态').selectOption('DEAD');
    const dead = page.locator(`tr[data-row="${id}"]`);
    await dead.waitFor();
    expect(await dead.textContent()).toContain('● 死信：被拒收');
    expect(await dead.textContent()).toContain('对方那里的办理状态不能接收（WRONG_STATE）');
    await dead.getByRole('button', { name: '再次投递' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('重发理由').fill('');
    expect(await dialog.getByRole('button', { name: '再次投递' }).isDisabled()).toBe(true);
    await dialog.getByLabel('重发理由').fill('对方已补正');
    await dialog.getByRole('button', { name: '再次投递' }).click();
    await dead.waitFor({ state: 'detached' });
    await page.getByLabel('状态').selectOption('SENT_AGAIN');
    await dead.waitFor();
    expect(await dead.textContent()).toContain('已重发');
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
  });

  test('puts the sheet of the day onto A4', async () => {
    const clerk = await openDesk(browser, deskUrl(), 'administrator-court', { at: '#/print/reconciliation' });
    await clerk.page.locator('.paper table').first().waitFor();
    const paper = await clerk.page.locator('.paper').textContent();
    for (const said of ['对账单', '虚构区人民法院', '虚构区总工会', '经办人']) expect(paper).toContain(said);
    expect(await violations(clerk.page)).toEqual([]);
    const sheet = await clerk.page.pdf({ preferCSSPageSize: true });
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    await clerk.context.close();
  });

  test('lets a leader look and send nothing, on a phone as well', async () => {
    const leader = await openDesk(browser, deskUrl(), 'leader', { at: '#/reconciliation', viewport: phone });
    await leader.page.locator('ul[aria-label="与各单位"] li').first().waitFor();
    expect(await leader.page.getByRole('button', { name: '再次投递' }).count()).toBe(0);
    expect(await violations(leader.page)).toEqual([]);
    await leader.context.close();
  });
});
