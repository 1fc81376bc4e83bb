import { describe, expect, test } from 'vitest';
import type { Course } from '#kernel/progress/answer.js';
import { type Known, plainAnswer } from './plain-answer.js';

const court = { agency: 'court', name: '虚构区人民法院' };
const union = { agency: 'union', name: '虚构区总工会' };
const step = (kind: string, state: string, at: string, by = court, dueOn: string | null = null) => ({
  ...{ kind, state, at: `${at}T02:00:00Z`, on: at, by, dueOn },
});
const passedOn = (state: string, at: string, more: object = {}) => ({
  ...{ arrow: 'A01', from: court, to: union, sentAt: '2026-07-03T02:00:00Z', state },
  ...{ at: `${at}T03:00:00Z`, on: at, dueOn: null, outcome: null, ...more },
});
const course = (more: Partial<Course> = {}): Course => ({
  ...{ today: '2026-07-04', holder: court, closedOn: null, dueOn: '2026-07-09', referrals: [] },
  steps: [step('FilingIntake', 'RECEIVED', '2026-07-02')],
  ...more,
});
const answer = (known: Partial<Known> = {}) =>
  plainAnswer({ receivedOn: '2026-07-02', by: court, course: course(), uses: [], silent: [], ...known });

describe('a plain answer', () => {
  test('says who received the case, who has it, what comes next and until when', () => {
    expect(answer()).toEqual({
      received: '您的案件2026年7月2日由虚构区人民法院收到。',
      now: '现在由虚构区人民法院办理。',
      next: '法院正在看材料，会告诉您立案、补材料，还是先调解。',
      lastDay: '2026年7月9日',
      overdue: false,
      call: '有不清楚的，请问虚构区人民法院：带身份证到法院诉讼服务大厅，或拨打 12368。',
      phone: '12368',
      course: [{ on: '2026年7月2日', text: '虚构区人民法院收到了您的起诉材料。' }],
      seen: [],
      missing: [],
    });
  });

  test('waits for the receiver of what was passed on last, by that referral’s own day', () => {
    const referrals = [passedOn('SENT', '2026-07-03', { dueOn: '2026-07-08' })];
    expect(answer({ course: course({ referrals }) })).toMatchObject({
      next: '等虚构区总工会答复是不是接下。',
      lastDay: '2026年7月8日',
    });
  });

  test('follows the record again once the receiver works on it', () => {
    const steps = [
      step('FilingIntake', 'RECEIVED', '2026-07-02'),
      step('UnionMediationCase', 'IN_MEDIATION', '2026-07-04', union, '2026-08-03'),
    ];
    const referrals = [passedOn('IN_HANDLING', '2026-07-04')];
    const said = answer({ course: course({ steps, referrals, holder: union }) });
    expect(said.next).toContain('调解员正在和双方谈');
    expect(said.lastDay).toBe('2026年8月3日');
    expect(said.call).toContain('12351');
    expect(said.course.map(({ on }) => on)).toEqual(['2026年7月2日', '2026年7月3日', '2026年7月4日']);
  });

  test('tells of one instant in the order in which a case lives', () => {
    const steps = [
      step('PreFilingMediation', 'CONSENT_PENDING', '2026-07-02'),
      step('FilingIntake', 'RECEIVED', '2026-07-02'),
    ];
    const said = answer({ course: course({ steps }) });
    expect(said.course.map(({ text }) => text)).toEqual([
      '虚构区人民法院收到了您的起诉材料。',
      '虚构区人民法院正在问双方愿不愿意调解。',
    ]);
    expect(said.next).toContain('等双方答复');
  });

  test('says that a day has passed', () => {
    expect(answer({ course: course({ today: '2026-07-10' }) }).overdue).toBe(true);
    expect(answer({ course: course({ today: '2026-07-09' }) }).overdue).toBe(false);
  });

  test('says how the talks ended', () => {
    const outcome = { code: 'TOO_FAR_APART', at: '2026-07-20T03:00:00Z' };
    const referrals = [passedOn('RESULT_REPORTED', '2026-07-20', { outcome })];
    const said = answer({ course: course({ referrals }) }).course.map(({ text }) => text);
    expect(said.slice(-2)).toEqual([
      '虚构区总工会把办理结果告诉了虚构区人民法院。',
      '调解结果：没有谈成，双方想法差得较远。',
    ]);
  });

  test('says that all is done', () => {
    const said = answer({ course: course({ holder: null, closedOn: '2026-10-31' }) });
    expect(said.now).toBe('这件事已在2026年10月31日办结。');
  });

  test('keeps silent about what it has no words for, instead of showing a code', () => {
    const steps = [
      step('ProcuratorialLead', 'REVIEWING', '2026-07-03'),
      step('NewThing', 'ODD', '2026-07-04'),
    ];
    const referrals = [
      passedOn('SENT', '2026-07-03', {
        arrow: 'A21',
        outcome: { code: 'ODD', at: '2026-07-20T03:00:00Z' },
      }),
    ];
    const said = JSON.stringify(answer({ course: course({ steps, referrals }) }));
    expect(said).not.toMatch(/REVIEWING|NewThing|ODD|A21/);
  });

  test('tells who looked, newest first, each kind of data once', () => {
    const uses = [
      { on: '2026-07-03', by: union, reason: null, what: 'PARTY PARTY_NAME ODD RARE' },
      { on: '2026-07-05', by: court, reason: '审理查明', what: 'AGREEMENT' },
    ];
    expect(answer({ uses }).seen).toEqual([
      { on: '2026年7月5日', text: '虚构区人民法院看过调解协议，原因：审理查明。' },
      { on: '2026年7月3日', text: '虚构区总工会看过当事人信息、姓名、案件信息，原因：办理您的案件。' },
    ]);
  });

  test('says what is missing when others do not answer', () => {
    const said = answer({ course: null, silent: ['union', 'docket'] });
    expect(said).toMatchObject({ next: null, lastDay: null, now: '收案单位是虚构区人民法院。' });
    expect(said.missing.join()).toMatch(/联动中心暂时没有答复.*工会、联动中心暂时没有答复/);
  });
});
