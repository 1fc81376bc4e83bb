import type { EntityManager } from 'typeorm';
import { PartyEntity, type PartySide } from '#kernel/party/party.entity.js';

interface OfCase {
  caseCode: string;
  organisation: string;
}

/** `测试甲与虚构市中科技有限公司`: how a document calls a case by its parties. Null where a side is not known. */
export async function partiesNamed(tx: EntityManager, of: OfCase): Promise<string | null> {
  const [applicants, respondents] = [
    await sideNamed(tx, of, 'APPLICANT'),
    await sideNamed(tx, of, 'RESPONDENT'),
  ];
  return applicants && respondents && `${applicants}与${respondents}`;
}

/** The parties of a side by name; null where there are none. */
export async function sideNamed(
  tx: EntityManager,
  { caseCode, organisation }: OfCase,
  side: PartySide,
): Promise<string | null> {
  const rows = await tx.find(PartyEntity, {
    where: { caseCode, organisation, side },
    order: { name: 'ASC', id: 'ASC' },
  });
  return rows.length === 0 ? null : rows.map(({ name }) => name).join('、');
}

/** `测试甲（身份证号370499198803120019，电话13900000001）`: a party as far as the record knows it. */
export function partyText({ name, idNumber, creditCode, phone }: PartyEntity): string {
  const known = [
    idNumber && `身份证号${idNumber}`,
    creditCode && `统一社会信用代码${creditCode}`,
    phone && `电话${phone}`,
  ].filter((text) => text !== null && text !== '');
  return known.length > 0 ? `${name}（${known.join('，')}）` : name;
}

/** A side's parties as far as the record knows them; null where there are none. */
export function sideText(parties: readonly PartyEntity[], side: PartySide): string | null {
  return (
    parties
      .filter((party) => party.side === side)
      .map(partyText)
      .join('；') || null
  );
}
