import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './kit/axe.js';
import { launchChromium } from './kit/chromium.js';
import { type Clerk, goTo, openDesk, phone } from './kit/clerk.js';
import { deskUrl } from './kit/desk-hub.js';

let browser: Browser;
let leader: Clerk;
beforeAll(async () => {
  browser = await launchChromium();
  leader = await openDesk(browser, deskUrl(), 'leader');
});
beforeEach(() => goTo(leader, '#/figures'));
afterAll(async () => {
  expect(leader.strayRequests).toEqual([]);
  expect(leader.complaints).toEqual([]);
  await browser.close();
});

const heads = ['accepted', 'settled', 'resolved'];

/** The figures are there, and so are their pictures. */
async function drawn(page: Page, pictures: number, place = '.chart'): Promise<void> {
  await page
    .locator(`${place} .picture[data-drawn] svg`)
    .nth(pictures - 1)
    .waitFor();
}

/** A place on the page where a stream of the flow lies and nothing above it. */
function pointOnFlow(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(`(() => {
    const picture = [...document.querySelectorAll('.chart .picture')].at(-1);
    picture.scrollIntoView({ block: 'center' });
    for (const path of picture.querySelectorAll('svg path[fill-opacity]')) {
      const { left, top, width, height } = path.getBoundingClientRect();
      const x = left + width / 3;
      const heights = Array.from({ length: Math.floor(height) }, (_, at) => top + at);
      const on = heights.filter((y) => document.elementFromPoint(x, y) === path);
      if (on.length > 20) return { x, y: on[Math.floor(on.length / 2)] };
    }
    throw new Error('There is no stream to be clicked.');
  })()`);
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
      ...heads.map((head) => `[data-head=${head}] .head-count a`),
      '.others a.count',
      '.tables section:nth-child(1) a.count',
      '.tables section:nth-child(3) td:nth-child(4) a.count',
    ];
    for (const link of numbers) {
      const [said, listed] = await opened(page, link);
      expect([link, listed]).toEqual([link, said]);
      await page.goBack();
      await page.waitForSelector('[data-head=accepted] .head-count a');
    }
    await page.locator('[data-head=settled] .head-count a').click();
    const code = page.locator('.list a').first();
    const name = await code.textContent();
    await code.click();
    await page.waitForURL(new RegExp(`#/case/${name}$`));
  });

  test('show the flow as a picture whose streams open their cases, and as numbers that say the same', async () => {
    const { page } = leader;
    await drawn(page, 3);
    const chart = page.locator('section.chart', { hasText: '流向' });
    const point = await pointOnFlow(page);
    await page.mouse.click(point.x, point.y);
    await page.waitForSelector('[data-total]');
    expect(decodeURI(page.url())).toMatch(/openedFrom:.*;(firstAgency|referredTo):.*title:.* → /);
    await page.goBack();
    await drawn(page, 3);
    await chart.getByRole('button', { name: /看数字/ }).press('Enter');
    const [said, listed] = await opened(page, 'section.chart .list a.count');
    expect(listed).toBe(said);
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
    await drawn(page, 3);
    const waiting = page.waitForEvent('download');
    await page.locator('.figures-bar').getByRole('button', { name: '导出 Excel' }).click();
    const book = read(readFileSync(await (await waiting).path()));
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
    const said = await page.locator('[data-head=accepted] .head-count a').textContent();
    expect(book.Sheets.总数!.B2).toMatchObject({ t: 'n', v: Number(said) });
  });

  test('fit on one sheet of A4', async () => {
    const { page } = leader;
    await goTo(leader, '#/print/figures/all/2026');
    await drawn(page, 2, '.sheet');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    expect(await violations(page)).toEqual([]);
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
    await clerk.page.locator('[data-head=resolved] .head-count a').click();
    await clerk.page.waitForSelector('[data-row]');
    expect(await violations(clerk.page)).toEqual([]);
    if (viewport) await clerk.context.close();
  });
});

test('other staff see their own in full, and the county by the month without small numbers', async () => {
  const clerk = await openDesk(browser, deskUrl(), 'union-mediator', { at: '#/figures' });
  const { page } = clerk;
  await drawn(page, 3);
  const [said, listed] = await opened(page, '[data-head=accepted] .head-count a');
  expect(listed).toBe(said);
  await goTo(clerk, '#/figures');
  await drawn(page, 3);
  for (const table of ['调解员工作量', '本单位办理的事项']) {
    const link = `.tables section[aria-label=${table}] a.count`;
    const [of, found] = await opened(page, link);
    expect([table, found]).toEqual([table, of]);
    await page.goBack();
    await page.locator(link).first().waitFor();
  }
  await goTo(clerk, '#/figures/all');
  await page.getByText('＜10').first().waitFor();
  expect(await page.locator('.figures a.count').count()).toBe(0);
  expect(await page.locator('section.chart', { hasText: '流向' }).count()).toBe(0);
  expect(await page.getByRole('radio').count()).toBe(3);
  expect(clerk.complaints).toEqual([]);
  await clerk.context.close();
});
