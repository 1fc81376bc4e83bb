import type { PartyEntity, PartySide } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';

/** How an application names one of the parties: by id where the case is on file, by identity number where it is new. */
export interface PartyName {
  partyId: string | null;
  idNumber: string | null;
}

/** The one party of a side that is meant; where neither is given, the side's only party. Refuses with BAD_INPUT. */
export function partyNamed<P extends Pick<PartyEntity, 'id' | 'side' | 'idNumber'>>(
  parties: readonly P[],
  side: PartySide,
  { partyId, idNumber }: PartyName,
): P {
  const meant = parties.filter(
    (party) =>
      party.side === side &&
      (partyId === null || party.id === partyId) &&
      (idNumber === null || party.idNumber === idNumber),
  );
  if (meant.length === 1) return meant[0]!;
  throw new Refusal(
    'BAD_INPUT',
    meant.length === 0 ? '没有找到所指的当事人。' : '所指的当事人不止一人。',
    '请填写其身份证号，或者案件内的当事人编号。',
  );
}
