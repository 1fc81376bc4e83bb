import type { Scene } from './scene.js';

/** Domain 8: the firm of 8.4, and three of its forty workers by name; the others are numbered. */
export const machineWorks = { name: '虚构韩城机械有限公司', creditCode: '91610599FAKE00056P' };
export const shaanxiCounty = '610599';
export const months = 450_000;
export const days = ['2025-01-20', '2025-02-20', '2025-03-20'];

const named = [
  { name: '测试戊', idNumber: '610599197608150213' },
  { name: '测试己', idNumber: '610599198309300220' },
  { name: '测试庚', idNumber: '610599199002140239' },
];

/** 测试戊 and the four others who are elected; the two who do not settle are the second and the third. */
export const elected = [0, 3, 4, 5, 6];
export const unwilling = [1, 2];
export const willing = Array.from({ length: 40 }, (_, at) => at).filter((at) => !unwilling.includes(at));

export const workers = Array.from({ length: 40 }, (_, at) => named[at] ?? numbered(at));

/** The list as it comes out of a spreadsheet. */
export function listOf(count: number): string {
  const lines = workers
    .slice(0, count)
    .map(({ name, idNumber }, at) => `${name},${idNumber},144000084${String(at).padStart(2, '0')},13500.00`);
  return ['姓名,身份证号,电话,金额', ...lines].join('\n');
}

function numbered(at: number): { name: string; idNumber: string } {
  const start = `${shaanxiCounty}19850101${String(100 + at)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(start[place]), 0);
  return { name: `测试工人${at + 1}`, idNumber: start + '10X98765432'[sum % 11] };
}

type Entry = { line: number; partyId: string; state: string };

/** The workers as the union lists them now. */
export async function entries(scene: Scene): Promise<Entry[]> {
  const { workerGroup } = await scene.part(
    'union-mediator',
    'union',
    'workerGroup { entries { line partyId state } }',
  );
  return workerGroup.entries;
}

/** Party ids of workers by their place on the list. */
export async function partyIds(scene: Scene, places: readonly number[]): Promise<string[]> {
  const rows = await entries(scene);
  return places.map((at) => rows[at]!.partyId);
}

/** `deadlines` of a record in one line: rule → what the table asks of it. */
export function due(
  rows: { rule: string; due: string; metOn?: string | null }[],
  rule: string,
): string | null {
  return rows.find((row) => row.rule === rule)?.due ?? null;
}

/** The serial of the story's own case: numbers made of it are new each time the story is played. */
export function serialOf(scene: Scene): number {
  return Number(scene.get('case').split('-')[4]);
}
