import { Refusal } from '#kernel/refusal.js';
import type { Layout } from '../layout.js';
import { regular } from './fonts.js';

let shown: Promise<ReadonlySet<number>> | null = null;

/** Every character that the font of the PDF can show; read once. The bold face has the same. */
export function shownCharacters(): Promise<ReadonlySet<number>> {
  return (shown ??= import('fontkit').then(({ openSync }) => new Set(openSync(regular).characterSet)));
}

/** Refuses with CHARACTER_UNPRINTABLE, naming them, what would be printed as an empty box: of names above all (生僻字). */
export async function needGlyphs(layout: Layout | Record<string, unknown>): Promise<void> {
  const known = await shownCharacters();
  const strange = new Set(
    [...textsIn(layout).join('')].filter((one) => one !== '\n' && !known.has(one.codePointAt(0)!)),
  );
  if (strange.size === 0) return;
  const named = [...strange].slice(0, 10).map((one) => `“${one}”（${codePoint(one)}）`);
  throw new Refusal(
    'CHARACTER_UNPRINTABLE',
    `文书中有字库里没有的字：${named.join('、')}，印出来会是空白。`,
    '请核对办案记录是否录入有误；确为姓名用字的，请管理员为这种文书换用本单位的 Word 模板，由装有该字的电脑打印。',
  );
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Every text in a layout, or in the fields of a document; images are none. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return [];
  return Object.values(value).flatMap(textsIn);
}
