import { describe, expect, test } from 'vitest';
import { adviceFor, isAdmissible, needAdmissible, needKnownGround } from './admissible.js';
import { nameOfCause } from './check-cause.js';

describe('a labour dispute at the filing window', () => {
  test.each([
    ['on a ground for direct suit', { directSuitGround: 'WAGE_IOU', awardNumber: null }],
    ['after an award', { directSuitGround: null, awardNumber: '虚劳人仲案〔2025〕7号' }],
  ])('may be registered %s', (_when, intake) => {
    expect(isAdmissible(intake)).toBe(true);
    expect(adviceFor(intake)).toBeNull();
    expect(() => needAdmissible(intake)).not.toThrow();
  });

  test('goes to arbitration first without either, and the window says where', () => {
    const intake = { directSuitGround: null, awardNumber: null };
    expect(adviceFor(intake)).toMatch(/先申请仲裁.*A18.*A16/);
    expect(() => needAdmissible(intake)).toThrow(expect.objectContaining({ code: 'ARBITRATION_FIRST' }));
  });

  test('names a ground of the law or none', () => {
    expect(() => needKnownGround(null)).not.toThrow();
    expect(() => needKnownGround('NO_AWARD_IN_TIME')).not.toThrow();
    expect(() => needKnownGround('IN_A_HURRY')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('the cause', () => {
  test('has the name of its list', () => {
    expect(nameOfCause('WAGE_CLAIM', '2020')).toBe('追索劳动报酬纠纷');
    expect(nameOfCause('NEF_WAGE', '2025')).toBe('新就业形态追索劳动报酬纠纷');
  });

  test.each([
    ['NEF_WAGE', '2020'],
    ['WAGE_CLAIM', '2019'],
    ['DIVORCE', '2025'],
  ])('%s of the list of %s is refused', (code, version) => {
    expect(() => nameOfCause(code, version)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
