import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteFigure } from '../../infra/hub/figures.js';
import { importRows } from '../kit/config.js';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { goTo, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';
import { checkFile, goodRow, workbook } from './kit/import-file.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const timeout = 120_000;

/** The sheets of a file that was downloaded, as rows of texts. */
async function sheetsOf(download: Download): Promise<Record<string, string[][]>> {
  const book = read(readFileSync(await download.path()));
  const rows = (name: string) => utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, defval: '' });
  return Object.fromEntries(book.SheetNames.map((name) => [name, rows(name)]));
}

async function downloaded(page: Page, button: string): Promise<Record<string, string[][]>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).press('Enter'),
  ]);
  return sheetsOf(download);
}

/** An attribute of everything on the page that matches. */
const attributes = (page: Page, selector: string, name: string) =>
  page.evaluate(`[...document.querySelectorAll('${selector}')].map((one) => one.getAttribute('${name}'))`);

describe('a file of matters', () => {
  const file = [
    goodRow(0),
    goodRow(1, { 2: '370499198803120018', 3: '123' }),
    goodRow(2, { 5: '买卖合同', 7: '2099-01-01' }),
    goodRow(3, { 0: '' }),
    goodRow(4, { 2: String(goodRow(0)[2]) }),
  ];

  test('is checked, imported and taken away corrected, by keyboard alone', { timeout }, async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk', { at: '#/import' });
    const { page } = clerk;
    await page.locator('.drop').focus();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({
      name: '登记表.xlsx',
      mimeType: 'application/octet-stream',
      buffer: workbook(file),
    });
    await page.getByRole('button', { name: '校验', exact: true }).press('Enter');
    await page.getByText('校验完毕：可导入 2 行，有错误 3 行，以前已导入 0 行。').waitFor();
    expect(await attributes(page, '.import-table tbody tr', 'data-outcome')).toEqual([
      'READY',
      'REFUSED',
      'REFUSED',
      'READY',
      'REFUSED',
    ]);
    const wrong = page.locator('.import-table td.wrong');
    expect(await attributes(page, '.import-table td.wrong', 'data-column')).toEqual([
      ...['idNumber', 'phone', 'cause', 'receivedOn'],
    ]);
    expect(await wrong.first().textContent()).toContain('校验位不对');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 2 行' }).press('Enter');
    await page.getByText(/^导入完毕：新建 2 件，以前已导入 0 件，未导入 3 行/).waitFor();
    const codes = await page.locator('.import-table tbody a').allTextContents();
    expect(codes).toEqual([expect.stringMatching(/^WF-370499-C-/), expect.stringMatching(/^WF-370499-C-/)]);

    const { 更正表: corrected } = await downloaded(page, '下载更正表');
    const said = corrected!.slice(1).map((row) => row.slice(-3));
    expect(corrected![0]!.slice(-4)).toEqual(['备注', '导入结果', '错误说明', '案件码']);
    expect(said.map(([outcome]) => outcome)).toEqual(['已导入', '有错误', '有错误', '已导入', '有错误']);
    expect(said.map((row) => row[2])).toEqual([codes[0], '', '', codes[1], '']);
    expect(said[1]![1]).toMatch(/【身份证号】.*校验位.*\n【电话】/);
    expect(said[4]![1]).toContain('与第 3 行');

    await checkFile(clerk, file);
    await page.getByText('校验完毕：可导入 0 行，有错误 3 行，以前已导入 2 行。').waitFor();
    expect(await page.getByRole('button', { name: '导入 0 行' }).isDisabled()).toBe(true);
    expect(await page.locator('.import-table tbody a').allTextContents()).toEqual(codes);
    await page.locator('.import-table tbody a').first().press('Enter');
    expect(new URL(page.url()).hash).toBe(`#/case/${codes[0]}`);
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();
  });

  test('has a template that says how it is filled in, and may be old Chinese CSV', { timeout }, async () => {
    const clerk = await openDesk(browser, deskUrl(), 'union-officer', { at: '#/import' });
    const sheets = await downloaded(clerk.page, '下载模板（含填写说明）');
    expect(sheets['导入表']![0]).toEqual(expect.arrayContaining(['*申请人姓名', '身份证号', '来源']));
    expect(sheets['填写说明']!.flat()).toEqual(expect.arrayContaining(['申请人姓名', '必填', '来访']));
    // 姓名,用人单位,案由 and one row, as Excel saves them in GBK.
    const gbk = Buffer.from(
      'd0d5c3fb2cd3c3c8cbb5a5cebb2cb0b8d3c90d0ab2e2cad4bcd72cd0e9b9b9d3d0cfdeb9abcbbe2cd7b7cbf7c0cdb6afb1a8b3ea0d0a',
      'hex',
    );
    await clerk.page.setInputFiles('input.file', { name: '表.csv', mimeType: 'text/csv', buffer: gbk });
    await clerk.page.getByRole('button', { name: '校验', exact: true }).click();
    await clerk.page.getByText('校验完毕：可导入 1 行，有错误 0 行').waitFor();
    expect(await clerk.page.locator('td[data-column="applicant"]').textContent()).toBe('测试甲');
    expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
    await clerk.context.close();
  });

  test(
    'asks for a computer on a phone, and is not offered to who takes nothing in',
    { timeout },
    async () => {
      const clerk = await openDesk(browser, deskUrl(), 'court-clerk', { viewport: phone, at: '#/import' });
      await clerk.page.getByText('批量导入请在电脑上操作').waitFor();
      expect(await violations(clerk.page)).toEqual([]);
      await clerk.context.close();
      const procurator = await openDesk(browser, deskUrl(), 'procurator');
      await goTo(procurator, '#/import');
      await procurator.page.getByText('您的岗位没有批量导入。').waitFor();
      await procurator.context.close();
    },
  );

  test('goes in by the hundreds, in the time of one call after another', { timeout: 600_000 }, async () => {
    const clerk = await openDesk(browser, deskUrl(), 'arbitrator');
    const rows = Array.from({ length: importRows() }, (_row, at) => goodRow(100 + at));
    const begun = performance.now();
    await checkFile(clerk, rows);
    const from = performance.now();
    noteFigure({
      ...{ name: `dry run of ${rows.length} rows`, unit: 's', goal: null, measured: (from - begun) / 1000 },
    });
    await clerk.page.getByRole('button', { name: /^导入 \d+ 行/ }).click();
    await clerk.page.getByText(`导入完毕：新建 ${rows.length} 件`).waitFor({ timeout: 500_000 });
    noteFigure({
      ...{ name: `import of ${rows.length} rows`, unit: 's', timed: true },
      goal: rows.length === 5000 ? 20 : null,
      measured: (performance.now() - from) / 1000,
    });
    await clerk.context.close();
  });
});
