import type { EntityManager } from 'typeorm';
import type { FieldValue } from '#kernel/documents/filled.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { FactEntryEntity } from './fact-entry.entity.js';
import { needField, wordsOf } from './fact-field.js';
import { factHistory, isContradicted, type OfCase, standing } from './fact-table.js';

/**
 * A field of the fact table for a document: a day as YYYY-MM-DD, money in fen, else in words. What every party has confirmed goes before
 * what one says; null where nobody has said it, or where sources contradict each other and none is confirmed.
 */
export async function factForDocument(
  tx: EntityManager,
  of: OfCase,
  code: string,
  about: string | null = null,
): Promise<FieldValue> {
  const field = needField(code);
  const stand = await entriesOf(tx, of, code, about);
  const confirmed = stand.filter(({ confirmedOn }) => confirmedOn !== null);
  const [entry] = confirmed.length > 0 ? confirmed : stand;
  if (!entry || isContradicted(entry, confirmed.length > 0 ? confirmed : stand)) return null;
  return field.kind === 'MONEY' ? Number(entry.value) : wordsOf(field, entry.value);
}

/** The field in words with who says it, for a document that has to show a contradiction: `测试甲称2023-03-01；虚构公司称2023-05-01`. */
export async function factInWords(
  tx: EntityManager,
  of: OfCase,
  code: string,
  about: string | null = null,
): Promise<string | null> {
  const field = needField(code);
  const stand = await entriesOf(tx, of, code, about);
  if (stand.length === 0) return null;
  const value = await factForDocument(tx, of, code, about);
  const [agreed] = stand.filter(({ confirmedOn }) => confirmedOn !== null);
  if (value !== null) return wordsOf(field, (agreed ?? stand[0]!).value);
  const parties = await tx.findBy(PartyEntity, { caseCode: of.caseCode, organisation: of.organisation });
  const nameOf = ({ supplierParty }: FactEntryEntity): string =>
    parties.find(({ id }) => id === supplierParty)?.name ?? '有关部门';
  return stand.map((entry) => `${nameOf(entry)}称${wordsOf(field, entry.value)}`).join('；');
}

async function entriesOf(
  tx: EntityManager,
  of: OfCase,
  code: string,
  about: string | null,
): Promise<FactEntryEntity[]> {
  const stand = standing(await factHistory(tx, of)).filter(({ field }) => field === code);
  const workers = new Set(stand.map((entry) => entry.about));
  // With one worker in the case nobody need name them.
  const [asked] = about === null && workers.size === 1 ? workers : [about];
  return stand.filter((entry) => entry.about === asked);
}
