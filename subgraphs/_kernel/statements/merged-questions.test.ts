import { beforeEach, expect, test } from 'vitest';
import type { Write } from './compiled-write.js';
import { MergedQuestions, type RowKey } from './merged-questions.js';
import type { Answer } from './shared-lines.js';

const rows = ['A', 'B', 'B', 'C', 'D'].map((code, at) => ({ code, at }));
const key: RowKey = { place: 0, column: 'code' };

let sent: Write[];
let failing: (write: Write) => boolean;
let questions: MergedQuestions;
beforeEach(() => {
  sent = [];
  failing = () => false;
  questions = new MergedQuestions(async (write) => {
    sent.push(write);
    if (failing(write)) throw new Error('canceling statement due to statement timeout');
    const asked = write.values[0] as string[];
    return { rows: rows.filter(({ code }) => asked.includes(code)) } as unknown as Answer;
  });
});

const write = (codes: string[], organisation = 'X', text = 'select'): Write => ({
  text,
  values: [codes, organisation],
});
const ask = async (...asked: Parameters<typeof write>): Promise<number[]> =>
  (await questions.ask(write(...asked), key)).rows.map(({ at }) => at as number);

test('what is asked in one turn of other keys is one statement, and each is given the rows of its own', async () => {
  expect(await Promise.all([ask(['A']), ask(['C', 'B']), ask(['Z']), ask([])])).toEqual([
    [0],
    [1, 2, 3],
    [],
    [],
  ]);
  expect(sent).toEqual([write(['A', 'C', 'B', 'Z'])]);
});

test('another turn is another statement', async () => {
  await ask(['A']);
  await ask(['B']);
  expect(sent).toEqual([write(['A']), write(['B'])]);
});

test.each([
  ['statement', [['B'], 'X', 'select more']],
  ['value beside the keys', [['B'], 'Y']],
] as const)('another %s is asked by itself', async (_what, other) => {
  const both = await Promise.all([ask(['A']), ask(['C']), ask([...other[0]], other[1], other[2])]);
  expect(both).toEqual([[0], [3], [1, 2]]);
  expect(sent).toEqual([write(['A', 'C']), write([...other[0]], other[1], other[2])]);
});

test('no row is given to two who asked for the same', async () => {
  const [one, other] = await Promise.all([
    questions.ask(write(['A', 'B']), key),
    questions.ask(write(['B', 'C']), key),
  ]);
  expect([one.rows.length, other.rows.length]).toEqual([3, 3]);
  expect(sent).toEqual([write(['A', 'B']), write(['B', 'C'])]);
});

test('a long list goes by itself', async () => {
  const long = Array.from({ length: 51 }, (_, at) => `L${at}`);
  await Promise.all([ask(long), ask(['A']), ask(['B'])]);
  expect(sent.map(({ values }) => (values[0] as string[]).length).sort()).toEqual([2, 51]);
});

test('nobody fails for another’s sake', async () => {
  failing = ({ values }) => (values[0] as string[]).includes('B');
  const outcomes = await Promise.allSettled([ask(['A']), ask(['B']), ask(['C'])]);
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.status))).toEqual([
    ...[[0], 'rejected', [3]],
  ]);
});

test('keys that the database spells otherwise are asked for singly', async () => {
  const spelled = new MergedQuestions(async ({ values }) => {
    sent.push({ text: '', values });
    return {
      rows: (values[0] as string[]).map((code) => ({ code: code.toLowerCase() })),
    } as unknown as Answer;
  });
  const answers = await Promise.all(['aa', 'AB'].map((code) => spelled.ask(write([code]), key)));
  expect(answers.map((answer) => answer.rows)).toEqual([[{ code: 'aa' }], [{ code: 'ab' }]]);
  expect(sent).toHaveLength(3);
});
