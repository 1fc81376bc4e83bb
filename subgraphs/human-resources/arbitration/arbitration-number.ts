import { Refusal } from '#kernel/refusal.js';

const shape = /^[\u4e00-\u9fa5]+劳人仲[\u4e00-\u9fa5]*字?〔\d{4}〕第?\d+号$/;

/**
 * An arbitration committee's number (文号): `鲁枣市中劳人仲案字〔2025〕第12号`. Places differ in the words before the year;
 * brackets typed in another form become 〔〕. Refuses with INVALID_ARBITRATION_NUMBER.
 */
export function arbitrationNumber(text: string): string {
  const normal = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[([【［]/g, '〔')
    .replaceAll(/[)\]】］]/g, '〕');
  if (shape.test(normal)) return normal;
  throw new Refusal(
    'INVALID_ARBITRATION_NUMBER',
    `“${text.slice(0, 40)}”不是有效的仲裁文号。`,
    '文号形如 鲁枣市中劳人仲案字〔2025〕第12号。',
  );
}

/** Refuses with BAD_INPUT a number that the committee has given before. */
export function needFreeNumber(taken: boolean, number: string): void {
  if (taken) throw new Refusal('BAD_INPUT', `文号${number}已经用过。`, '请核对文号。');
}
