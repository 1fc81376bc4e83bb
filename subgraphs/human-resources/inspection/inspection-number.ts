import { Refusal } from '#kernel/refusal.js';

const shape = /^[\u4e00-\u9fa5]*(人社|劳监|劳社)[\u4e00-\u9fa5]*〔\d{4}〕第?\d{1,9}号$/;

/**
 * A number of the bureau's inspection documents (文号): `鲁虚构人社监令字〔2025〕第3号`. No national standard; places differ in the
 * words before the year, and brackets typed in another form become 〔〕. Refuses with INVALID_INSPECTION_NUMBER.
 */
export function inspectionNumber(text: string): string {
  const normal = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[([【［]/g, '〔')
    .replaceAll(/[)\]】］]/g, '〕');
  if (shape.test(normal)) return normal;
  throw new Refusal(
    'INVALID_INSPECTION_NUMBER',
    `“${text.slice(0, 40)}”不是有效的监察文书文号。`,
    '文号形如 鲁枣市中人社监令字〔2025〕第3号。',
  );
}

/** Text that may not be left blank. Refuses with BAD_INPUT. */
export function needText(text: string | null | undefined, message: string): string {
  const given = text?.trim() ?? '';
  if (given === '') throw new Refusal('BAD_INPUT', message);
  return given;
}
