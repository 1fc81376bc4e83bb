import { Refusal } from '#kernel/refusal.js';

/** What the words before the year say: 检…建 a recommendation, 检…支 support of a suit, 检 alone any document. */
const shapes = {
  RECOMMENDATION: {
    shape: /^[\u4e00-\u9fa5]+检[\u4e00-\u9fa5]*建字?〔\d{4}〕第?\d+号$/,
    example: '检建〔2025〕1号',
  },
  SUPPORT: {
    shape: /^[\u4e00-\u9fa5]+检[\u4e00-\u9fa5]*支字?〔\d{4}〕第?\d+号$/,
    example: '检民支〔2025〕1号',
  },
  SUPERVISION: {
    shape: /^[\u4e00-\u9fa5]+检[\u4e00-\u9fa5]*〔\d{4}〕第?\d+号$/,
    example: '检民监〔2025〕1号',
  },
};

/**
 * A procuratorate's number (文号), as the law prints no pattern but places write it: `虚构检建〔2025〕1号`. Brackets typed in
 * another form become 〔〕. Refuses with INVALID_DOCUMENT_NUMBER.
 */
export function documentNumber(kind: keyof typeof shapes, text: string): string {
  const normal = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[([【［]/g, '〔')
    .replaceAll(/[)\]】］]/g, '〕');
  const { shape, example } = shapes[kind];
  if (shape.test(normal)) return normal;
  throw new Refusal(
    'INVALID_DOCUMENT_NUMBER',
    `“${text.slice(0, 40)}”不是有效的文号。`,
    `文号形如 虚构${example}。`,
  );
}

/** Refuses with BAD_INPUT a number that has been given before. */
export function needFreeNumber(taken: boolean, number: string): void {
  if (taken) throw new Refusal('BAD_INPUT', `文号${number}已经用过。`, '请核对文号。');
}
