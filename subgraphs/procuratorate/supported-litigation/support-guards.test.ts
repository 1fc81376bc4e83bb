import { describe, expect, test } from 'vitest';
import { directSuitGrounds } from '#kernel/clock/law.js';
import { needAdmissibleSuit, needWeakPosition } from './support-guards.js';

const coded = (code: string) => expect.objectContaining({ code });
const suit = (directSuitGround: string | null, awardNumber: string | null) => () =>
  needAdmissibleSuit({ directSuitGround, awardNumber });

describe('a suit may be supported', () => {
  test.each(directSuitGrounds().map(({ id }) => id))('on the ground %s of the law', (id) => {
    expect(suit(id, null)).not.toThrow();
  });

  test('when arbitration has ended', () => {
    expect(suit(null, '鲁虚构劳人仲裁字〔2025〕第7号')).not.toThrow();
  });

  test('not before arbitration, on no ground the law knows, or on another office’s number', () => {
    expect(suit(null, null)).toThrow(coded('ARBITRATION_FIRST'));
    expect(suit('IN_A_HURRY', null)).toThrow(coded('BAD_INPUT'));
    expect(suit('toString', null)).toThrow(coded('BAD_INPUT'));
    expect(suit(null, '虚构检民支〔2025〕7号')).toThrow(coded('INVALID_ARBITRATION_NUMBER'));
    expect(suit(null, '')).toThrow(coded('INVALID_ARBITRATION_NUMBER'));
  });

  test('for those whose weak position is named', () => {
    expect(() => needWeakPosition('残疾人')).not.toThrow();
    expect(() => needWeakPosition('  ')).toThrow(coded('BAD_INPUT'));
  });
});
