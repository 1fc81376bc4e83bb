import { describe, expect, test } from 'vitest';
import { listOf, workers } from '../../../tests/journeys/story-8-4-people.js';
import { readWorkerList } from './worker-list.js';

const refusal = (code: string, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });
const withLine = (line: number, text: string): string =>
  listOf(12)
    .split('\n')
    .map((row, at) => (at === line ? text : row))
    .join('\n');

describe('a list of workers', () => {
  test('is read with or without a heading, by commas or tabs, amounts in yuan', () => {
    const read = readWorkerList(listOf(40));
    expect(read).toHaveLength(40);
    expect(read[0]).toEqual({
      ...{ line: 1, name: '测试戊', idNumber: workers[0]!.idNumber, phone: '14400008400', claim: 1_350_000 },
    });
    const tabs = `\uFEFF${listOf(10).split('\n').slice(1).join('\r\n').replaceAll(',', '\t')}\r\n\r\n`;
    expect(readWorkerList(tabs)).toEqual(readWorkerList(listOf(10)));
    const thousands = withLine(2, `测试甲,${workers[1]!.idNumber},,"13,500.05"`);
    expect(readWorkerList(thousands)[1]).toMatchObject({ name: '测试甲', phone: null, claim: 1_350_005 });
  });

  test('of nine is no collective dispute, of ten it is', () => {
    expect(() => readWorkerList(listOf(9))).toThrow(refusal('NOT_COLLECTIVE', '只有9人'));
    expect(readWorkerList(listOf(10))).toHaveLength(10);
    expect(() => readWorkerList('')).toThrow(refusal('NOT_COLLECTIVE', '只有0人'));
  });

  test.each([
    ['an identity number that fails its check', '测试甲,610599198501010000,,1.00', '第3行身份证号：'],
    ['no name', `,${workers[39]!.idNumber},,1.00`, '第3行缺少姓名'],
    ['an amount of nothing', `测试甲,${workers[39]!.idNumber},,0`, '第3行金额应当大于零'],
    ['an amount in words', `测试甲,${workers[39]!.idNumber},,一万`, '第3行金额：'],
    ['a phone that is none', `测试甲,${workers[39]!.idNumber},12,1.00`, '第3行电话：'],
    ['a worker who is on it already', `测试甲,${workers[0]!.idNumber},,1.00`, '第3行与第1行的身份证号相同'],
    ['an unquoted thousand', `测试甲,${workers[39]!.idNumber},,1,350.00`, '第3行列数过多'],
  ])('with %s is refused whole, and the line is named', (_, line, message) => {
    expect(() => readWorkerList(withLine(3, line))).toThrow(refusal('BAD_LIST', message));
  });

  test('with several wrong lines names each of them, and no worker by name or number', () => {
    const broken = listOf(12)
      .split('\n')
      .map((row, at) => (at === 2 || at === 5 ? row.replace('13500.00', '') : row))
      .join('\n');
    const message = (() => {
      try {
        return readWorkerList(broken) && '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toMatch(/^名册有2处需要更正，整份没有登记：第2行金额.*；第5行金额/);
    expect(message).not.toMatch(/测试|\d{6}/);
  });
});
