import { randomInt } from 'node:crypto';
import { utils, write } from '@e965/xlsx';
import type { Clerk } from './clerk.js';
import { goTo } from './clerk.js';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** So that files of two runs against one hub are of different people. */
const run = randomInt(1_000_000);

/** The number of an invented person, another for every place and run. */
export function inventedId(place: number): string {
  const at = run * 5000 + place;
  const day = new Date(Date.UTC(1960, 0, 1 + (Math.floor(at / 1000) % 14_000))).toISOString().slice(0, 10);
  const start = `370499${day.replaceAll('-', '')}${String(at % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(start[index]), 0);
  return start + '10X98765432'[sum % 11];
}

export const heads = [
  '外部编号',
  '姓 名',
  '身份证号码',
  '联系电话',
  '单位名称',
  '案由',
  '标的（元）',
  '登记日期',
  '备注',
];
export type FileRow = (string | number)[];

/** A row that is good as it is. */
export function goodRow(place: number, change: Partial<Record<number, string>> = {}): FileRow {
  const row = [
    ...[`X-${run}-${place}`, '测试导入', inventedId(place), '14400004321', '虚构导入有限公司'],
    ...['追索劳动报酬', '18600.50', '', '不导入的列'],
  ];
  return row.map((cell, at) => change[at] ?? cell);
}

export function workbook(rows: readonly FileRow[], type: 'xlsx' | 'csv' = 'xlsx'): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['虚构区收件登记表'], heads, ...rows]), '登记表');
  return write(book, { type: 'buffer', bookType: type }) as Buffer;
}

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Loads a file at the page of imports, and has it checked. */
export async function checkFile(clerk: Clerk, rows: readonly FileRow[]): Promise<void> {
  const { page } = clerk;
  await goTo(clerk, '#/import');
  const another = page.getByRole('button', { name: '换一个文件' });
  await page.locator('.drop').or(another).first().waitFor();
  if (await another.isVisible()) await another.click();
  await page.setInputFiles('input.file', { name: '登记表.xlsx', mimeType, buffer: workbook(rows) });
  await page.getByRole('button', { name: '校验', exact: true }).click();
  await page.getByText(/^校验完毕/).waitFor({ timeout: 120_000 });
}

/** Imports what was good; answers the case codes in the order of the rows. */
export async function importFile(clerk: Clerk, rows: readonly FileRow[]): Promise<string[]> {
  const { page } = clerk;
  await checkFile(clerk, rows);
  await page.getByRole('button', { name: /^导入 \d+ 行/ }).click();
  await page.getByText(/^导入完毕/).waitFor({ timeout: 300_000 });
  return page.locator('.import-table tbody a').allTextContents();
}
