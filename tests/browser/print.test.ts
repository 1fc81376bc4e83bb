import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { goTo, openDesk } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';
import { goodRow, importFile } from './kit/import-file.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Pages and words of what the browser would send to the printer; the words where pdftotext is there. */
async function printed(page: Page): Promise<{ pages: number; sheet: number[]; words: string | null }> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const text = pdf.toString('latin1');
  const pages = [...text.matchAll(/\/Type\s*\/Page\b/g)].length;
  const sheet = /\/MediaBox\s*\[([\d.\s]+)\]/.exec(text)?.[1]?.trim().split(/\s+/).slice(2).map(Number) ?? [];
  return { pages, sheet: sheet.map(Math.round), words: wordsOf(pdf) };
}

function wordsOf(pdf: Buffer): string | null {
  if (!existsSync('/usr/bin/pdftotext')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'wufang-print-'));
  writeFileSync(join(folder, 'page.pdf'), pdf);
  const words = execFileSync('/usr/bin/pdftotext', ['-layout', join(folder, 'page.pdf'), '-'], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return words;
}

/** Cells whose words reach beyond them: they would be cut on paper. */
const cutCells = (page: Page) =>
  page.evaluate(
    `[...document.querySelectorAll('.paper td, .paper th, .paper dd')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)`,
  );

describe('on paper', () => {
  test(
    'a case is its contents and its course, on A4 upright, with who printed it',
    { timeout: 90_000 },
    async () => {
      const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
      const [code] = await importFile(clerk, [goodRow(50)]);
      const { page } = clerk;
      // The register has been told of it.
      await goTo(clerk, `#/case/${code}`);
      await page.locator('.case-course .line').first().waitFor();
      await goTo(clerk, `#/print/case/${code}`);
      await page.getByRole('heading', { name: '卷内目录', exact: true }).waitFor();
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 680, height: 960 });
      expect(await cutCells(page)).toEqual([]);
      const { pages, sheet, words } = await printed(page);
      expect(pages).toBeGreaterThanOrEqual(1);
      expect(sheet).toEqual([595, 842]);
      for (const part of [
        code!,
        '卷内目录',
        '测试导入',
        '虚构导入有限公司',
        '追索劳动报酬纠纷',
        '样例书记员',
      ])
        if (words !== null) expect(words.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
      await page.emulateMedia({ media: 'screen' });
      expect(await violations(page)).toEqual([]);
      expect([clerk.strayRequests, clerk.complaints]).toEqual([[], []]);
      await clerk.context.close();
    },
  );

  test('another’s case shows no party to who may not see one', { timeout: 60_000 }, async () => {
    const clerk = await openDesk(browser, deskUrl(), 'court-clerk');
    const [code] = await importFile(clerk, [goodRow(51)]);
    await clerk.context.close();
    const leader = await openDesk(browser, deskUrl(), 'leader');
    await goTo(leader, `#/print/case/${code}`);
    await leader.page.locator('.case-paper, p.reading:has-text("没有查到")').first().waitFor();
    expect(await leader.page.textContent('body')).not.toContain('测试导入');
    await leader.context.close();
  });

  test('a list has its heads on every sheet, across', { timeout: 60_000 }, async () => {
    const { page, context } = await openDesk(browser, deskUrl(), 'court-clerk');
    const rows = Array.from({ length: 90 }, (_row, at) => [
      `虚构${at}`,
      '虚构用人单位有限公司'.repeat(4),
      '18,600.00',
    ]);
    const columns = [{ title: '案件' }, { title: '用人单位' }, { title: '标的', align: 'right' }];
    const extract = { title: '清单', columns, rows, watermark: '样例书记员 2026-11-22 09:31' };
    await page.evaluate(`sessionStorage.setItem('wufang.print', ${JSON.stringify(JSON.stringify(extract))})`);
    await page.evaluate(`location.hash = '#/print/list'`);
    await page.locator('.paper tbody tr').nth(89).waitFor();
    expect(await violations(page)).toEqual([]);
    const { pages, sheet, words } = await printed(page);
    expect(sheet).toEqual([842, 595]);
    expect(pages).toBeGreaterThanOrEqual(3);
    if (words !== null) {
      // The last sheet may hold the watermark alone.
      expect(words.match(/用人单位\s+标的/g)?.length).toBeGreaterThanOrEqual(pages - 1);
      expect(words).toContain('样例书记员 2026-11-22 09:31');
    }
    await context.close();
  });
});
