import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../gateway/conform/conform.js';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { openDesk, phone, wide, type Clerk } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const notice = (year: number) => `国务院办公厅关于${year}年部分节假日安排的通知（测试）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

async function open(person: string, tab: string, viewport = wide): Promise<Clerk> {
  const clerk = await openDesk(browser, deskUrl(), person, { at: '#/onboarding', viewport });
  await clerk.page.getByRole('tab', { name: tab }).click();
  return clerk;
}

describe('the page of the agencies', () => {
  test('runs every check of the own agency’s door, all green, and prints the report', async () => {
    const clerk = await open('administrator-union', '联调自测');
    const { page } = clerk;
    await page.getByRole('button', { name: '开始自测' }).click();
    await page.getByText(`■ ${checks.length} 项全部通过`).waitFor({ timeout: 20_000 });
    expect(await page.locator('tr[data-row]').count()).toBe(checks.length);
    expect(await page.getByText('npx hub conform union').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    const [paper] = await Promise.all([
      clerk.context.waitForEvent('page'),
      page.getByRole('button', { name: '打印报告' }).click(),
    ]);
    await paper
      .locator('.paper tbody tr')
      .nth(checks.length - 1)
      .waitFor();
    expect(await paper.locator('.paper').textContent()).toContain('虚构区总工会');
    expect(await violations(paper)).toEqual([]);
    expect((await paper.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();

    const elsewhere = await openDesk(browser, deskUrl(), 'administrator-union', { at: '#/onboarding' });
    const steps = elsewhere.page.locator('.wizard li');
    await steps.filter({ hasText: `自测，${checks.length}/${checks.length} 项通过` }).waitFor();
    await steps.filter({ hasText: /启用.*完成.*系统在线/ }).waitFor();
    expect(await steps.filter({ hasText: '完成' }).count()).toBe(6);
    await elsewhere.context.close();
  });

  test('refuses a year whose holidays are not whole, takes the pasted notice, and says so', async () => {
    const { page, context } = await open('administrator-procuratorate', '放假日历');
    const add = page.getByRole('button', { name: /^增加 \d{4} 年$/ });
    await add.waitFor();
    const year = Number(/\d{4}/.exec((await add.textContent())!)![0]);
    const there = page.locator('section[aria-label="本部门增加的年度"] tr[data-row="2027"]');
    if (year === 2027) {
      await page.getByLabel('放假通知名称和文号').fill('国务院办公厅关于2027年部分节假日安排的通知（测试）');
      await page.getByLabel('周一至周五中放假的日子').fill('01-01');
      await add.click();
      const refused = page.getByRole('dialog');
      await page.locator('.ant-modal-confirm-title', { hasText: '是法定节日，应当放假' }).waitFor();
      await refused.getByRole('button').last().click();
      await refused.waitFor({ state: 'hidden' });
      await page.getByLabel(/^把通知正文粘贴在这里/).fill(notice(2027));
      expect(await page.getByLabel('调休上班的周六、周日').inputValue()).toBe('09-26 10-09');
      await add.click();
    }
    await there.waitFor();
    expect(await there.textContent()).toContain('10-01 10-04 10-05 10-06 10-07');
    await page.getByText('已知放假安排到 2027-12-31').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('keeps seals, words and templates, and says exactly how a key is renewed', async () => {
    const clerk = await open('administrator-court', '印章');
    const { page } = clerk;
    const name = `虚构区人民法院测试章${Date.now() % 100_000}`;
    const given: [string, string][] = [
      ['印章名称', name],
      ['保管人编号', 'court-clerk'],
      ['保管人姓名', '样例书记员'],
      ['启用', '2026-01-01'],
      ['有效期至', '2030-12-31'],
    ];
    for (const [label, value] of given) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: '登记印章' }).click();
    const seal = page.locator('tr[data-row]', { hasText: name });
    await seal.getByText('■ 在用').waitFor();
    await seal.getByRole('button', { name: '注销' }).click();
    await page.getByLabel('注销原因').fill('测试完毕');
    await page.getByRole('dialog').getByRole('button', { name: '注销' }).click();
    await seal.getByText('● 已注销：测试完毕').waitFor();

    await page.getByRole('tab', { name: '文书与模板' }).click();
    const file = page.locator('input[type=file]').first();
    await file.setInputFiles({
      name: 'x.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('x'),
    });
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.getByRole('tab', { name: '单位与密钥' }).click();
    await page.getByText('npx hub keys rotate 11370499FAKE000725').waitFor();
    await page.getByRole('tab', { name: '法院设置' }).click();
    await page.getByLabel('法院代字').waitFor();
    expect(clerk.strayRequests).toEqual([]);
    await clerk.context.close();
  });

  test.each([
    ['the linkage centre', 'administrator-docket', wide],
    ['a phone', 'administrator-court', phone],
  ])('breaks no accessibility rule at %s', async (_where, person, viewport) => {
    const { page, context } = await openDesk(browser, deskUrl(), person, { at: '#/onboarding', viewport });
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      const panel = page.locator('[role=tabpanel]:not([aria-hidden=true])');
      await panel.locator('[data-row], form, .command').first().waitFor();
      expect(await violations(page), (await tab.textContent())!).toEqual([]);
    }
    await context.close();
  });
});

describe('the first page', () => {
  test.each([
    ['a wide screen', wide],
    ['a phone', phone],
  ])(
    'offers six roles, the others and the worker’s way without a script, on %s',
    async (_where, viewport) => {
      const context = await browser.newContext({ viewport, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(deskUrl());
      expect(await page.locator('a.card').count()).toBe(6);
      await page.getByText('更多身份').click();
      await page.getByRole('link', { name: '管理员' }).first().waitFor();
      expect(await page.getByRole('link', { name: /劳动者/ }).getAttribute('href')).toBe('/progress');
      await context.close();
      const seen = await browser.newContext({ viewport });
      const scripted = await seen.newPage();
      await scripted.goto(deskUrl());
      expect(await violations(scripted)).toEqual([]);
      await seen.close();
    },
  );
});
