import { describe, expect, test } from 'vitest';
import { localDate, type LocalDate } from '#kernel/values/local-date.js';
import { computeDeadline, type DeadlineQuestion } from './compute-deadline.js';
import { computeHourDeadline } from './hour-deadline.js';

type Options = Omit<DeadlineQuestion, 'rule' | 'from'>;
type Case = [rule: string, from: string, rawEnd: string | null, due: string, options?: Options];

const compute = (rule: string, from: string, options: Options = {}) =>
  computeDeadline({ rule, from: localDate(from), ...options });
const zaozhuang = { division: '370402' };
const hancheng = { division: '610581' };
const yichang = { division: '420500' };
const summary = { variant: 'SUMMARY' };
const plus = (amount: number, unit: 'DAY' | 'WORKING_DAY' = 'DAY'): Options => ({
  extendedBy: [{ amount, unit }],
});

function expectCases(cases: Case[]): void {
  test.each(cases)('%s from %s ends raw %s, due %s', (rule, from, rawEnd, due, options) => {
    const deadline = compute(rule, from, options);
    expect([deadline.rawEnd, deadline.due, deadline.provisional]).toEqual([rawEnd, due, false]);
  });
}

describe('the vectors of the domain reference', () => {
  expectCases([
    ['AR-1', '2025-01-10', '2025-01-25', '2025-01-26'],
    ['JC-1', '2025-01-10', '2025-02-09', '2025-02-10'],
    ['JC-3', '2024-09-27', '2024-10-12', '2024-10-12'],
    ['ARB-9', '2025-01-14', '2025-01-29', '2025-02-05'],
    ['ARB-2', '2025-04-25', null, '2025-05-06'],
    ['ARB-2', '2024-09-26', null, '2024-10-09'],
    ['ARB-8', '2024-12-20', '2025-02-03', '2025-02-05'],
    ['MED-2', '2025-09-20', '2025-10-05', '2025-10-09'],
    ['PRO-1', '2024-12-31', '2025-02-28', '2025-02-28'],
    ['ARB-1', '2024-02-29', '2025-02-28', '2025-02-28'],
    ['SUP-OPINION', '2025-09-05', '2025-10-05', '2025-10-09', hancheng],
    ['SUP-REMINDER', '2025-04-22', '2025-05-02', '2025-05-06', hancheng],
    ['SUP-REMINDER', '2025-04-20', '2025-05-05', '2025-05-06', yichang],
    ['SUP-OPINION', '2025-04-20', '2025-05-20', '2025-05-20', yichang],
    ['LA-1', '2025-09-26', '2025-10-03', '2025-10-09'],
    ['MED-9', '2025-04-28', null, '2025-05-06'],
  ]);

  test('an end in a year without a holiday notice is provisional and not guessed', () => {
    const deadline = compute('ENF-1', '2025-03-20');
    expect(deadline).toMatchObject({ rawEnd: '2027-03-20', due: '2027-03-20', provisional: true });
    expect(deadline.notice).toContain('暂定');
    expect(deadline.notice).toContain('2027年');
  });
});

describe('the wage IOU that the court delegates', () => {
  expectCases([
    ['MED-8', '2024-09-02', null, '2024-09-05'],
    ['MED-9', '2024-09-05', null, '2024-09-10'],
    ['MED-5', '2024-09-06', '2024-10-06', '2024-10-08'],
    ['AR-1', '2024-09-20', '2024-10-05', '2024-10-08'],
    ['JC-1', '2024-09-20', '2024-10-20', '2024-10-21'],
    ['JC-3', '2024-09-27', '2024-10-12', '2024-10-12'],
    ['JC-3', '2024-09-27', '2024-10-22', '2024-10-22', plus(10)],
    ['ENF-1', '2024-10-31', '2026-10-31', '2026-11-02'],
  ]);
});

describe('the referral that comes back', () => {
  expectCases([
    ['MED-9', '2025-04-28', null, '2025-05-06'],
    ['MED-9', '2025-05-07', null, '2025-05-12'],
    ['MED-6', '2025-05-09', '2025-05-16', '2025-05-16', summary],
    ['MED-6', '2025-05-09', '2025-06-15', '2025-06-16', { ...summary, ...plus(30) }],
  ]);
});

describe('the withdrawn consent and the split award', () => {
  expectCases([
    ['ARB-2', '2025-03-03', null, '2025-03-10'],
    ['MED-2', '2025-03-06', '2025-03-21', '2025-03-21'],
    ['ARB-1', '2025-03-14', '2026-03-14', '2026-03-16'],
    ['ARB-2', '2025-03-14', null, '2025-03-21'],
    ['ARB-3', '2025-03-18', null, '2025-03-25', { variant: 'COPY' }],
    ['ARB-3', '2025-03-18', null, '2025-03-25', { variant: 'TRIBUNAL' }],
    ['ARB-8', '2025-03-18', '2025-05-02', '2025-05-06'],
    ['ARB-8', '2025-03-18', '2025-05-17', '2025-05-19', plus(15)],
    ['ARB-4', '2025-03-20', null, '2025-04-03'],
    ['ARB-10', '2025-04-29', '2025-05-14', '2025-05-14', { variant: 'WORKER' }],
    ['ARB-10', '2025-04-30', '2025-05-30', '2025-05-30', { variant: 'EMPLOYER' }],
    ['ARB-9', '2025-04-30', '2025-05-15', '2025-05-15'],
  ]);
});

describe('the forty workers', () => {
  expectCases([
    ['AR-1', '2024-12-06', '2024-12-21', '2024-12-23'],
    ['JC-1', '2024-12-06', '2025-01-05', '2025-01-06'],
    ['ARB-2', '2024-12-09', null, '2024-12-16'],
    ['ARB-8', '2024-12-13', '2025-01-27', '2025-01-27'],
    ['PO-1', '2025-01-21', '2025-01-26', '2025-01-26'],
    ['INS-1', '2025-01-21', null, '2025-01-27'],
    ['SUP-OPINION', '2025-01-22', '2025-02-21', '2025-02-21', hancheng],
    ['PO-2', '2025-01-24', '2025-02-08', '2025-02-08'],
    ['PO-3', '2025-02-10', '2025-02-25', '2025-02-25'],
    ['INS-5', '2025-02-14', null, '2025-03-14'],
  ]);

  test('the agreement is enforceable from the last instalment, 2027 still unknown', () => {
    expect(compute('ENF-1', '2025-03-20').provisional).toBe(true);
  });

  test('a letter of December 2024 has no statutory period in Shaanxi', () => {
    expect(compute('SUP-OPINION', '2024-12-31', hancheng)).toMatchObject({ notStatutory: true, place: null });
    expect(compute('SUP-OPINION', '2025-01-01', hancheng)).toMatchObject({
      notStatutory: false,
      place: '陕西省',
    });
  });
});

describe('local rules', () => {
  test('in Kunming city and province both rule: both are shown, the earlier governs', () => {
    const ordinary = compute('SUP-OPINION', '2025-06-03', { division: '530114' });
    expect(ordinary).toMatchObject({ due: '2025-06-17', place: '昆明市', calendar: 'WD' });
    expect(ordinary.alternatives).toMatchObject([{ due: '2025-06-23', place: '云南省', calendar: 'ND' }]);
    const golden = compute('SUP-OPINION', '2025-09-30', { division: '530114' });
    expect(golden).toMatchObject({ due: '2025-10-20', place: '云南省' });
    expect(golden.alternatives).toMatchObject([{ due: '2025-10-21', place: '昆明市' }]);
  });

  test('elsewhere in Yunnan the province alone rules', () => {
    expect(compute('SUP-OPINION', '2025-06-03', { division: '532823' })).toMatchObject({
      due: '2025-06-23',
      alternatives: [],
    });
  });

  test('Shandong counts working days for the letter of opinion', () => {
    expect(compute('SUP-OPINION', '2025-04-21', zaozhuang)).toMatchObject({
      rawEnd: null,
      due: '2025-05-14',
      length: '15个工作日',
    });
    expect(compute('SUP-OBJECTION', '2025-04-21', zaozhuang).due).toBe('2025-04-27');
  });

  test('where the text is silent the default is not statutory and says what the text says', () => {
    const feedback = compute('SUP-FEEDBACK', '2025-06-03', yichang);
    expect(feedback.notStatutory).toBe(true);
    expect(feedback.note).toContain('及时反馈');
    expect(compute('SUP-REMINDER', '2025-06-03', zaozhuang).notStatutory).toBe(true);
    expect(compute('SUP-OPINION', '2025-06-03').notStatutory).toBe(true);
  });

  test('a rule of another province is refused where it does not hold', () => {
    expect(() => compute('ARB-SIMPLIFIED', '2025-06-03', hancheng)).toThrow('本地没有关于');
    expect(compute('ARB-SIMPLIFIED', '2025-06-03', zaozhuang).due).toBe('2025-07-03');
  });
});

describe('counting backwards, in hours and by agreement', () => {
  test('a hearing is told five working days before, over the holiday', () => {
    expect(compute('ARB-6', '2025-10-13', { variant: 'NOTICE' })).toMatchObject({
      due: '2025-09-29',
      length: '5个工作日前',
    });
    expect(compute('ARB-6', '2025-10-13', { variant: 'POSTPONEMENT' }).due).toBe('2025-10-09');
  });

  test('hours run from the next hour and through holidays', () => {
    expect(computeHourDeadline('CRT-4', new Date('2025-10-01T09:20:00+08:00'))).toEqual(
      new Date('2025-10-03T10:00:00+08:00'),
    );
    expect(compute('CRT-4', '2025-10-01', { variant: 'RULING' })).toMatchObject({
      rawEnd: '2025-10-03',
      due: '2025-10-03',
    });
    expect(() => computeHourDeadline('JC-1', new Date())).toThrow('不按小时计算');
  });

  test('an agreed period is counted when it is given, and refused when it is not', () => {
    expect(compute('NEG-2', '2025-06-02', plus(7))).toMatchObject({ due: '2025-06-09', length: '7日' });
    expect(() => compute('NEG-2', '2025-06-02')).toThrow('由双方书面约定');
    expect(() => compute('HOT-1', '2025-06-02')).toThrow('法律没有规定天数');
  });

  test('a source that is no law does not move for a holiday', () => {
    expect(compute('ENT-1', '2025-05-01', { variant: 'TALK' })).toMatchObject({
      due: '2025-05-04',
      notStatutory: true,
    });
  });

  test('working days are extended by working days', () => {
    expect(compute('AR-2', '2025-04-25', plus(5, 'WORKING_DAY'))).toMatchObject({
      rawEnd: null,
      due: '2025-05-13',
    });
  });

  test('excluded days push the end out before it moves', () => {
    expect(compute('ARB-8', '2025-03-18', { excludedDays: 15 })).toMatchObject({
      rawEnd: '2025-05-17',
      due: '2025-05-19',
    });
  });
});

describe('a question that cannot be answered', () => {
  test('asks to lengthen what the law does not let anybody lengthen', () => {
    expect(() => compute('JC-1', '2025-01-10', plus(10))).toThrow('不得延长');
    expect(() => compute('AR-1', '2025-01-10', plus(10))).toThrow('不得延长');
    for (const amount of [0, -3, 1.5])
      expect(() => compute('MED-5', '2025-01-10', plus(amount))).toThrow('无效');
    expect(() => compute('ARB-8', '2025-01-10', { excludedDays: -1 })).toThrow('无效');
  });

  test('names the unknown rule, the unknown variant and the impossible date', () => {
    expect(() => compute('XX-9', '2025-01-10')).toThrow('没有编号为“XX-9”的期限');
    expect(() => compute('MED-6', '2025-01-10', { variant: 'SLOW' })).toThrow('没有“SLOW”这一种情形');
    expect(() => compute('MED-6', '2025-01-10', { variant: 'constructor' })).toThrow('这一种情形');
    expect(() => compute('SUP-OPINION', '2025-01-10', { variant: 'SLOW' })).toThrow('没有“SLOW”');
    expect(() => computeDeadline({ rule: 'JC-1', from: '2025-02-30' as LocalDate })).toThrow(
      '不是有效的日期',
    );
  });
});
