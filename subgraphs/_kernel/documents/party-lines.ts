import type { EntityManager } from 'typeorm';
import { PartyEntity, type PartySide } from '#kernel/party/party.entity.js';
import { particularsLacking, particularsOf } from '#kernel/party/particulars.js';

interface OfCase {
  caseCode: string;
  organisation: string;
}

/** The parties of a case as one organisation knows it, applicants first. */
export function partiesOfCase(tx: EntityManager, { caseCode, organisation }: OfCase): Promise<PartyEntity[]> {
  return tx.find(PartyEntity, {
    where: { caseCode, organisation },
    order: { side: 'ASC', name: 'ASC', id: 'ASC' },
  });
}

const captions: Record<PartySide, string> = { APPLICANT: '申请人', RESPONDENT: '被申请人' };

/** `申请人：测试甲，男，…`: each party on a line of its own, with what is known of it; null where there is none. */
export function partyLines(
  parties: readonly PartyEntity[],
  named: Partial<Record<PartySide, string>> = {},
): string | null {
  const lines = parties.map(
    (party) => `${named[party.side] ?? captions[party.side]}：${particularsOf(party)}`,
  );
  return lines.length === 0 ? null : lines.join('\n');
}

/** What an application must say of these parties and their records do not. */
export function lackingOf(parties: readonly PartyEntity[]): string[] {
  return parties.flatMap(particularsLacking);
}
