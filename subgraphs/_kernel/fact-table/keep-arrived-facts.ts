import type { EntityManager } from 'typeorm';
import type { Role } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { FactBody } from './fact-body.js';
import { FactEntryEntity, type FactSupplier } from './fact-entry.entity.js';
import { factHistory, type OfCase, sameSource } from './fact-table.js';

/**
 * Merges the fact table of a letter into the receiver's, by source: a known entry stays, a confirmation is taken over, a new entry stands
 * beside what others say. Nothing is overwritten: an entry that says something else under a known id refuses the message.
 */
export async function keepArrivedFacts(
  tx: EntityManager,
  ctx: RequestContext,
  of: OfCase,
  referralId: string,
  facts: readonly FactBody[],
): Promise<void> {
  if (facts.length === 0) return;
  const known = new Map((await factHistory(tx, of)).map((entry) => [entry.id, entry]));
  const arrived = (await aboutKnown(tx, of, facts)).map((fact) => entryOf(of, referralId, fact));
  const news = arrived.filter((entry) => !known.has(entry.id));
  for (const entry of arrived) {
    const own = known.get(entry.id);
    if (own) await confirmAlike(tx, own, entry);
  }
  // What this organisation is said to have supplied, and what it does not know of, is not taken on another's word; on its own it is.
  const ownWord = ctx.actor.organisation === of.organisation;
  const entries = news.filter(
    ({ supplierOrganisation }) => ownWord || supplierOrganisation !== of.organisation,
  );
  if (entries.length > 0) await tx.insert(FactEntryEntity, entries);
  record(tx, ctx, 'fact.arrive', referralId, {
    caseCode: of.caseCode,
    details: { new: entries.length, left: facts.length - arrived.length + news.length - entries.length },
  });
}

/** Who the entry names is a party here too; of one that joined the case elsewhere nothing is kept. */
async function aboutKnown(
  tx: EntityManager,
  { caseCode, organisation }: OfCase,
  facts: readonly FactBody[],
): Promise<FactBody[]> {
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const known = new Set([null, ...parties.map(({ id }) => id)]);
  return facts.filter(({ about = null, supplierParty = null, confirmedBy }) =>
    [about, supplierParty, ...confirmedBy].every((id) => known.has(id)),
  );
}

async function confirmAlike(tx: EntityManager, own: FactEntryEntity, entry: FactEntryEntity): Promise<void> {
  const same =
    sameSource(own, entry) &&
    own.field === entry.field &&
    own.about === entry.about &&
    own.value === entry.value;
  if (!same) throw new Refusal('BAD_INPUT', '要素表中同一项的内容与本单位已有的不一致。');
  if (own.confirmedOn !== null || entry.confirmedOn === null) return;
  const { confirmedOn, confirmedBy } = entry;
  await tx.update(
    FactEntryEntity,
    { id: own.id, organisation: own.organisation },
    { confirmedOn, confirmedBy },
  );
}

function entryOf({ caseCode, organisation }: OfCase, arrivedBy: string, fact: FactBody): FactEntryEntity {
  return {
    ...{
      id: fact.factId,
      organisation,
      caseCode,
      field: fact.field,
      about: fact.about ?? null,
      value: fact.value,
    },
    ...{ supplier: fact.supplier as FactSupplier, supplierParty: fact.supplierParty ?? null },
    ...{ supplierOrganisation: fact.supplierOrganisation, supplierRole: fact.supplierRole as Role },
    ...{
      suppliedAt: new Date(fact.suppliedAt),
      evidenceDocument: null,
      evidenceHash: fact.evidenceHash ?? null,
    },
    ...{ replaces: fact.replaces ?? null, reason: fact.reason ?? null },
    arrivedBy: fact.supplierOrganisation === organisation ? null : arrivedBy,
    ...{ confirmedOn: fact.confirmedOn ?? null, confirmedBy: fact.confirmedBy },
  };
}
