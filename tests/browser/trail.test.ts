import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { type Clerk, goTo, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const clean = async ({ page, strayRequests, complaints }: Clerk) => {
  expect(await violations(page)).toEqual([]);
  expect([strayRequests, complaints]).toEqual([[], []]);
};

describe('the audit trail', () => {
  test('keeps what a clerk takes out, for the clerk and for the administrator; without a record nothing goes out', async () => {
    const officer = await openDesk(browser, deskUrl(), 'union-officer', { at: '#/letters' });
    const { page } = officer;
    await page.locator('[data-row]').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    expect((await download).suggestedFilename()).toBe('一函两书台账.xlsx');
    await goTo(officer, '#/trail');
    await page.locator('[data-row]', { hasText: '导出列表 一函两书台账' }).first().waitFor();
    expect(await page.locator('[data-view=acts]').textContent()).toBe('我的操作');

    await goTo(officer, '#/letters');
    await page.locator('[data-row]').first().waitFor();
    const taken: string[] = [];
    page.on('download', (file) => taken.push(file.suggestedFilename()));
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"manner"') ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await page.getByText('没有导出').waitFor();
    expect(taken).toEqual([]);
    await officer.context.close();

    const administrator = await openDesk(browser, deskUrl(), 'administrator-union', {
      at: '#/trail?act=list',
    });
    const row = administrator.page.locator('[data-row]', { hasText: '一函两书台账' }).first();
    expect(await row.textContent()).toContain('样例工会干部');
    expect(await row.getByRole('img', { name: '校验一致' }).count()).toBe(1);
    for (const view of ['watch', 'witnesses', 'delegations', 'counts', 'looks']) {
      await administrator.page.locator(`[data-view=${view}]`).click();
      await administrator.page.locator('.list, .cards').first().waitFor();
      expect(await violations(administrator.page)).toEqual([]);
    }
    await clean(administrator);
    await administrator.context.close();
  });

  test('has every sheet of paper on record before it is shown, and shows none that it cannot record', async () => {
    const officer = await openDesk(browser, deskUrl(), 'union-officer');
    const { page } = officer;
    const besides = page.locator('.worklist-case button.code');
    await besides.waitFor();
    const code = /WF-[\w-]+/.exec((await besides.textContent())!)![0];
    for (const at of ['#/print/figures/own/2026', `#/print/case/${code}`]) {
      await goTo(officer, at);
      await page.locator('.paper, .sheet').first().waitFor();
    }
    await goTo(officer, '#/trail?act=list.print');
    for (const title of [`卷内目录 ${code}`, '2026年'])
      await page.locator('[data-row]', { hasText: title }).first().waitFor();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"manner"') ? route.abort() : route.continue(),
    );
    await goTo(officer, `#/print/case/${code}`);
    await page.getByText('打印没有登记，不能显示').waitFor();
    expect(await page.locator('.paper').count()).toBe(0);
    await officer.context.close();
  });

  test('tells the owner of a case who looked and at what, and a leader how often what was done', async () => {
    const procurator = await openDesk(browser, deskUrl(), 'procurator', { at: '#/letters' });
    await procurator.page.locator('[data-row]', { hasText: '意见书' }).first().click();
    await procurator.page.locator('.chain li').first().waitFor();
    const code = (await procurator.page.locator('.chain-panel a').first().textContent())!;
    await goTo(procurator, '#/trail');
    await procurator.page.getByText('请输入案件码').waitFor();
    await clean(procurator);
    await goTo(procurator, `#/trail?view=looks&case=${code}`);
    const asksFirst = procurator.page.getByText('说明法律监督事由和依据案号后显示');
    await asksFirst.waitFor();
    await procurator.page.getByRole('button', { name: '说明事由查看' }).click();
    const form = procurator.page.locator('.ant-modal').last();
    await form.locator('input[id$=caseNumber]').fill(code);
    await form.locator('button[type=submit]').click();
    await asksFirst.waitFor({ state: 'detached' });
    await procurator.page
      .getByText(/没有可看的内容|共/)
      .or(procurator.page.locator('[data-row]'))
      .first()
      .waitFor();
    await clean(procurator);
    await procurator.context.close();

    const officer = await openDesk(browser, deskUrl(), 'union-officer', { at: '#/trail', viewport: phone });
    await officer.page.locator('[data-view=looks]').click();
    await officer.page.getByLabel('案件码').fill(code);
    await officer.page.locator('[data-act=find]').click();
    const look = officer.page.locator('[data-row]', { hasText: '样例检察官' }).first();
    await look.waitFor();
    expect(await look.textContent()).toMatch(/一函两书.*案件|案件.*一函两书/s);
    await clean(officer);
    await officer.context.close();

    const leader = await openDesk(browser, deskUrl(), 'leader', { at: '#/trail?from=' });
    await leader.page.locator('[data-row]', { hasText: '转办·签收' }).first().waitFor();
    expect(await leader.page.locator('[data-row]', { hasText: '样例' }).count()).toBe(0);
    await clean(leader);
    await leader.context.close();
  });
});
