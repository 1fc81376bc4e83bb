import { birthDateOf, type IdNumber, sexOf } from '#kernel/values/id-number.js';
import type { PartyEntity } from './party.entity.js';

/** `测试甲，男，1988年3月12日出生，身份证号码…，住…，联系电话…`: a party as a document names it, as far as it is known. */
export function particularsOf(party: PartyEntity): string {
  const { name, idNumber, creditCode, address, legalRepresentative, phone } = party;
  if (party.kind === 'PERSON')
    return said([
      name,
      idNumber && `${sexNames[sexOf(idNumber as IdNumber)]}，${born(idNumber)}出生，身份证号码${idNumber}`,
      address && `住${address}`,
      phone && `联系电话${phone}`,
    ]);
  return said([
    name,
    creditCode && `统一社会信用代码${creditCode}`,
    address && `住所地${address}`,
    legalRepresentative && `法定代表人（主要负责人）${legalRepresentative}`,
    phone && `联系电话${phone}`,
  ]);
}

/** What an application must say of a party and is not known of it (办案规则 §29): `测试甲的住址`. */
export function particularsLacking(party: PartyEntity): string[] {
  const { name, idNumber, address, legalRepresentative, phone } = party;
  const asked =
    party.kind === 'PERSON'
      ? { 身份证号: idNumber, 住址: address, 联系电话: phone }
      : { 住所: address, 法定代表人或者主要负责人: legalRepresentative };
  return Object.entries(asked).flatMap(([what, known]) => (known ? [] : [`${name}的${what}`]));
}

const sexNames = { MALE: '男', FEMALE: '女' };

/** Sex and birth date are read from the identity number, where they stand. */
function born(idNumber: string): string {
  const [year, month, day] = birthDateOf(idNumber as IdNumber)
    .split('-')
    .map(Number);
  return `${year}年${month}月${day}日`;
}

function said(parts: (string | null)[]): string {
  return parts.filter(Boolean).join('，');
}
