import { pinyin } from 'pinyin-pro';
import { halfWidth } from '#kernel/values/value-scalar.js';

/**
 * What a name is found by: each character, each pair of neighbouring ones (two-character words use no trigram), and from every syllable on
 * the pinyin to the end, in full and by initials; a search looks for the beginning of one. A surname is read both ways.
 */
export function lexemesOf(name: string): string[] {
  const text = plain(name);
  const found = new Set<string>(digitsIn(text));
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) for (const gram of gramsOf(run)) found.add(gram);
  for (const surname of ['off', 'head'] as const) {
    const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname } as const;
    const syllables = pinyin(text, options).map((syllable) => syllable.replace(/[^a-z0-9]/g, ''));
    const sounds = syllables.filter((syllable) => syllable !== '');
    sounds.forEach((_, at) => {
      const rest = sounds.slice(at);
      found.add(rest.join(''));
      found.add(rest.map(([initial]) => initial).join(''));
    });
  }
  return [...found].map((lexeme) => lexeme.slice(0, 60));
}

/** The same of an official number: its digits, with and without leading zeros, and its characters. */
export function lexemesOfNumber(number: string): string[] {
  const text = plain(number);
  const runs = text.match(/\p{Script=Han}+/gu) ?? [];
  return [...new Set([...digitsIn(text), ...runs.flatMap(gramsOf)])];
}

/** As PostgreSQL reads a tsvector. */
export function asVector(lexemes: readonly string[]): string {
  return lexemes.map(quoted).join(' ');
}

/** What stands in no name and in no official number. */
const foreign = /[^\p{Script=Han}a-z0-9'()〔〕[\]【】〈〉.·•,、\-—_/]/u;

/**
 * A tsquery for one word of a search: its characters by pairs, its letters as the beginning of the pinyin, its digits whole. Null
 * for what can be no name and no number.
 */
export function queryOf(word: string): string | null {
  const text = plain(word);
  if (foreign.test(text)) return null;
  const asked = [
    ...(text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
      [...run].length === 1 ? [quoted(run)] : pairsOf(run).map(quoted),
    ),
    ...(text.match(/[a-z]+/g) ?? []).map((letters) => `${quoted(letters)}:*`),
    ...digitsIn(text, false).map(quoted),
  ];
  return asked.length > 0 ? asked.join(' & ') : null;
}

/** Half width, lower case, without spaces. */
export function plain(text: string): string {
  return halfWidth(text).toLowerCase().replace(/\s+/g, '');
}

function digitsIn(text: string, both = true): string[] {
  return (text.match(/\d+/g) ?? []).flatMap((digits) => {
    const short = digits.replace(/^0+(?=\d)/, '');
    return both ? [digits, short] : [short];
  });
}

function gramsOf(run: string): string[] {
  return [...run, ...pairsOf(run)];
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll(/['\\]/g, '')}'`;
}
