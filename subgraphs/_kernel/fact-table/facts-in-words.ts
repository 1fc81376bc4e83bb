import type { EntityManager } from 'typeorm';
import { dateText } from '#kernel/documents/field-text.js';
import { formatYuan } from '#kernel/values/money.js';
import { needField } from './fact-field.js';
import type { OfCase } from './fact-table.js';
import { factForDocument } from './facts-for-document.js';

/** What an application says of the employment; what is sensitive is left to the applicant to tell. */
const ofEmployment = [
  ...['EMPLOYED_FROM', 'POST', 'WORKPLACE', 'CONTRACT', 'MONTHLY_WAGE', 'SOCIAL_INSURANCE'],
  ...['OWED_FROM', 'OWED_UNTIL', 'WAGES_OWED', 'EMPLOYED_UNTIL', 'END_GROUND'],
];

/** `入职日期：2023年3月1日；工作岗位：焊工。`: the employment as the fact table has it; null where nothing of it stands. */
export async function employmentText(tx: EntityManager, of: OfCase): Promise<string | null> {
  const said: string[] = [];
  for (const code of ofEmployment) {
    const text = await factText(tx, of, code);
    if (text !== null) said.push(`${needField(code).name}：${text}`);
  }
  return said.length === 0 ? null : `${said.join('；')}。`;
}

/** `2024年11月至2025年1月`: the months that wages are owed for; null unless both their ends stand. */
export async function owedMonths(tx: EntityManager, of: OfCase): Promise<string | null> {
  const from = await factText(tx, of, 'OWED_FROM');
  const until = await factText(tx, of, 'OWED_UNTIL');
  if (from === null || until === null) return null;
  return from === until ? from : `${from}至${until}`;
}

/** The wages that are owed, in fen; null where the fact table does not say. */
export async function owedWages(tx: EntityManager, of: OfCase): Promise<number | null> {
  const owed = await factForDocument(tx, of, 'WAGES_OWED');
  return typeof owed === 'number' ? owed : null;
}

async function factText(tx: EntityManager, of: OfCase, code: string): Promise<string | null> {
  const value = await factForDocument(tx, of, code);
  if (typeof value === 'number') return `${formatYuan(value)}元`;
  if (typeof value !== 'string') return null;
  const { kind } = needField(code);
  if (kind === 'DATE') return dateText(value);
  return kind === 'MONTH' ? monthText(value) : value;
}

/** `2024年11月`. */
function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}
