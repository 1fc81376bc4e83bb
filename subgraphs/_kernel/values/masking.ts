/** 测试甲 → 测某. Compound surnames stay whole; a number tells people of one surname apart (测某1, 测某2). */
export function maskName(name: string, ordinal?: number): string {
  const trimmed = name.trim();
  if (trimmed === '') return '';
  return `${surnameOf(trimmed)}某${ordinal ?? ''}`;
}

/** Masks a list at once, so that people of the same surname are numbered in their order. */
export function maskNames(names: readonly string[]): string[] {
  const total = countBy(names.map((name) => maskName(name)));
  const seen = new Map<string, number>();
  return names.map((name) => {
    const plain = maskName(name);
    if (plain === '' || total.get(plain) === 1) return plain;
    const ordinal = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, ordinal);
    return maskName(name, ordinal);
  });
}

/** Staff of a related referral see the first 6 and last 4; everybody else the first and the last character. */
export function maskId(id: string, viewer: 'RELATED' | 'OTHER' = 'OTHER'): string {
  const trimmed = id.trim();
  if (trimmed.length !== 18) return '*'.repeat(trimmed.length);
  return viewer === 'RELATED' ? keepEnds(trimmed, 6, 4) : keepEnds(trimmed, 1, 1);
}

export function maskPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 10) return '*'.repeat(digits.length);
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

export function maskAccount(account: string): string {
  const digits = account.replace(/\s/g, '');
  return digits.length < 8 ? '****' : `****${digits.slice(-4)}`;
}

const compoundSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 钟离 长孙 宇文 司徒 鲜于 司空 令狐 轩辕 呼延 西门 百里 东郭 公西 巫马 左丘'.split(
    ' ',
  ),
);

function surnameOf(name: string): string {
  const characters = [...name];
  const two = characters.slice(0, 2).join('');
  return characters.length > 2 && compoundSurnames.has(two) ? two : characters[0]!;
}

function keepEnds(text: string, start: number, end: number): string {
  return text.slice(0, start) + '*'.repeat(text.length - start - end) + text.slice(-end);
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
