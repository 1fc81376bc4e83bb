import { type Money, money } from '#kernel/values/money.js';

const digits = [...'零壹贰叁肆伍陆柒捌玖'];
const places = ['仟', '佰', '拾', ''];
const groups = ['', '万', '亿', '万亿'];

/** A sum in capitals (大写): `人民币壹万捌仟陆佰元整`. */
export function capitalYuan(fen: Money): string {
  const text = String(money(fen)).padStart(3, '0');
  const yuan = wholeYuan(text.slice(0, -2));
  const [tenth, hundredth] = [...text.slice(-2)].map(Number) as [number, number];
  if (tenth === 0 && hundredth === 0) return `人民币${yuan || '零元'}整`;
  const tens = tenth > 0 ? `${digits[tenth]}角` : yuan && '零';
  return `人民币${yuan}${tens}${hundredth > 0 ? `${digits[hundredth]}分` : '整'}`;
}

/** Empty for nothing. A zero is said once between two figures, and not at the end. */
function wholeYuan(text: string): string {
  const padded = text.padStart(Math.ceil(text.length / 4) * 4, '0');
  const parts = padded.match(/\d{4}/g)!;
  let said = '';
  let zero = false;
  for (const [index, part] of parts.entries()) {
    let group = '';
    for (const [place, digit] of [...part].map(Number).entries()) {
      if (digit === 0) {
        zero = true;
        continue;
      }
      if (zero && (said || group)) group += '零';
      zero = false;
      group += `${digits[digit]}${places[place]}`;
    }
    if (group) said += `${group}${groups[parts.length - 1 - index]}`;
  }
  return said && `${said}元`;
}
