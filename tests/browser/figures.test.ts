import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { type Clerk, goTo, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
let leader: Clerk;
beforeAll(async () => {
  browser = await launchChromium();
  leader = await openDesk(browser, deskUrl(), 'leader', { at: '#/figures' });
});
afterAll(async () => {
  expect(leader.strayRequests).toEqual([]);
  expect(leader.complaints).toEqual([]);
  await browser.close();
});

const heads = ['accepted', 'concluded', 'settled', 'resolved'];

/** The figures are there, and so are their pictures. */
async function drawn(page: Page, pictures: number): Promise<void> {
  await page.waitForSelector('[data-head=accepted] .count');
  await page.waitForFunction(`document.querySelectorAll('.picture[data-drawn] svg').length >= ${pictures}`);
}

/** Opens the list behind a link of a number, and says how many cases the list holds and how many the number said. */
async function opened(page: Page, link: string): Promise<[said: number, listed: number]> {
  const number = page.locator(link).first();
  const said = Number((await number.textContent())!.replaceAll(',', ''));
  await number.click();
  const total = await page.waitForSelector('[data-total]');
  const listed = Number(await total.getAttribute('data-total'));
  return [said, listed];
}

describe('the figures of a leader', () => {
  test('open their cases from every number, and from there the case', async () => {
    const { page } = leader;
    await drawn(page, 3);
    const numbers = [
      ...heads.map((head) => `[data-head=${head}] a.count`),
      '.others a.count',
      '.tables section:nth-child(1) a.count',
      '.tables section:nth-child(3) td:nth-child(4) a.count',
    ];
    for (const link of numbers) {
      const [said, listed] = await opened(page, link);
      expect([link, listed]).toEqual([link, said]);
      await page.goBack();
      await page.waitForSelector('[data-head=accepted] a.count');
    }
    await page.locator('[data-head=settled] a.count').click();
    const code = page.locator('.list a').first();
    const name = await code.textContent();
    await code.click();
    await page.waitForFunction(`location.hash === '#/case/${name}'`);
    await goTo(leader, '#/figures');
  });

  test('show the flow as a picture whose streams open their cases, and as numbers that say the same', async () => {
    const { page } = leader;
    await drawn(page, 3);
    const chart = page.locator('section.chart', { hasText: '流向' });
    const streams = await chart.locator('svg path[fill-opacity]').count();
    expect(streams).toBeGreaterThan(5);
    await chart.getByRole('button', { name: /看数字/ }).press('Enter');
    const [said, listed] = await opened(page, 'section.chart .list a.count');
    expect(listed).toBe(said);
    await goTo(leader, '#/figures');
  });

  test('tell what they count one click away', async () => {
    const { page } = leader;
    await drawn(page, 3);
    await page.getByRole('button', { name: '口径：实质化解' }).press('Enter');
    const told = page.locator('.definition');
    await told.waitFor();
    expect(await told.textContent()).toMatch(/IND-RES.*履行完毕.*期内受理数.*联动中心案件登记.*截至20\d\d-/);
    await page.keyboard.press('Escape');
  });

  test('go into a workbook with a sheet for each table', async () => {
    const { page } = leader;
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const book = read(readFileSync((await (await waiting).path())!));
    expect(book.SheetNames).toEqual([
      ...[
        '总数',
        '月度',
        '办理时长',
        '流向',
        '按首办部门',
        '按首办单位',
        '按案由',
        '按行政区划',
        '转介',
        '口径',
      ],
    ]);
    const said = await page.locator('[data-head=accepted] a.count').textContent();
    expect(book.Sheets.总数!.B2).toMatchObject({ t: 'n', v: Number(said) });
  });

  test('fit on one sheet of A4', async () => {
    const { page } = leader;
    await goTo(leader, '#/print/figures/all/2026');
    await page.waitForFunction(`document.querySelectorAll('.sheet .picture[data-drawn] svg').length === 2`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    expect(await violations(page)).toEqual([]);
    await goTo(leader, '#/figures');
  });

  test.each([
    ['a wide screen', null],
    ['a phone', phone],
  ])('break no accessibility rule on %s, nor does a list', async (_where, viewport) => {
    const clerk = viewport
      ? await openDesk(browser, deskUrl(), 'leader', { viewport, at: '#/figures' })
      : leader;
    await drawn(clerk.page, 3);
    expect(await violations(clerk.page)).toEqual([]);
    expect(await clerk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await clerk.page.locator('[data-head=accepted] a.count').click();
    await clerk.page.waitForSelector('[data-row]');
    expect(await violations(clerk.page)).toEqual([]);
    if (viewport) await clerk.context.close();
  });
});

test('other staff see their own in full, and the county by the month without small numbers', async () => {
  const clerk = await openDesk(browser, deskUrl(), 'union-mediator', { at: '#/figures' });
  const { page } = clerk;
  await drawn(page, 3);
  const [said, listed] = await opened(page, '[data-head=accepted] a.count');
  expect(listed).toBe(said);
  await goTo(clerk, '#/figures');
  await drawn(page, 3);
  const records = page.locator('.tables section', { hasText: '事项' });
  const row = records.locator('tr', { hasText: '调解' }).locator('a.count').first();
  const of = Number(await row.textContent());
  await row.click();
  expect(Number(await (await page.waitForSelector('[data-total]')).getAttribute('data-total'))).toBe(of);
  await goTo(clerk, '#/figures/all');
  await page.getByText('＜10').first().waitFor();
  expect(await page.locator('.figures a.count').count()).toBe(0);
  expect(await page.locator('section.chart', { hasText: '流向' }).count()).toBe(0);
  expect(await page.getByRole('radio').count()).toBe(3);
  expect(clerk.complaints).toEqual([]);
  await clerk.context.close();
});
