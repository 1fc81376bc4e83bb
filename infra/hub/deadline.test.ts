import { describe, expect, test } from 'vitest';
import { DeadlineQuestionError, printDeadline, type DeadlineOptions } from './deadline.js';

function printed(rule: string, options: DeadlineOptions): string {
  let text = '';
  printDeadline(rule, options, (part) => (text += part));
  return text;
}

describe('hub deadline', () => {
  test('answers as JSON with the five keys first', () => {
    const text = printed('JC-1', { from: '2025-01-10', json: true });
    const answer = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(answer).slice(0, 5)).toEqual(['due', 'rawEnd', 'rule', 'source', 'provisional']);
    expect(answer).toMatchObject({
      due: '2025-02-10',
      rawEnd: '2025-02-09',
      rule: 'JC-1',
      provisional: false,
    });
  });

  test('answers in Chinese with the law, the counting and the move', () => {
    const text = printed('JC-1', { from: '2025-01-10' });
    for (const part of ['2025-02-10 周一', '30日', '遇休息日顺延', '民事诉讼法 第205条', '2025年部分节假日'])
      expect(text).toContain(part);
  });

  test('shows both rules of Kunming and marks what is no law', () => {
    expect(printed('SUP-OPINION', { from: '2025-06-03', division: '530114' })).toContain(
      '另有　　云南省工会劳动法律监督条例',
    );
    expect(printed('SUP-OPINION', { from: '2025-06-03' })).toContain('（非法定）');
    expect(printed('ENF-1', { from: '2025-03-20' })).toContain('2027-03-20 周六（暂定）');
  });

  test.each([
    ['XX-1', { from: '2025-01-10' }, '没有编号为'],
    ['JC-1', { from: '2025-02-30' }, '不是有效的日期'],
    ['JC-1', { from: '2025-01-10', division: '99' }, '行政区划代码'],
    ['MED-6', { from: '2025-01-10', variant: 'SLOW' }, '可选：ORDINARY、SUMMARY'],
  ])('%s %o is refused with exit code 2', (rule, options, message) => {
    const ask = () => printed(rule, options);
    expect(ask).toThrow(DeadlineQuestionError);
    expect(ask).toThrow(message);
    expect(new DeadlineQuestionError('').exitCode).toBe(2);
  });
});
