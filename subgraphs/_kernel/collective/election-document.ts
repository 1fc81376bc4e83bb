import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { formatYuan } from '#kernel/values/money.js';
import { entriesOf, mayKeepGroup } from './load-group.js';
import { hasLeft } from './worker-entry.state.js';
import { WorkerGroupEntity } from './worker-group.entity.js';

/** Fills the election of representatives (代表人推选书) from the list: every worker represented signs it. */
export async function fillElection(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const group = await load(tx, WorkerGroupEntity, id);
  permit(mayKeepGroup(ctx.actor, group));
  const { caseCode, organisation, representatives, powers, electedOn } = group;
  const entries = (await entriesOf(tx, group)).filter(({ state }) => !hasLeft(state));
  const ids = entries.map(({ partyId }) => partyId);
  const parties = await tx.findBy(PartyEntity, { id: In(ids), organisation });
  const nameOf = (partyId: string): string => parties.find((party) => party.id === partyId)?.name ?? '';
  const spokesmen = ids.filter((partyId) => representatives.includes(partyId)).map(nameOf);
  return {
    ...{ caseCode, organisation },
    fields: {
      representatives: spokesmen.length > 0 ? spokesmen.join('、') : null,
      powers,
      workers: entries.map(({ partyId, claim }) => ({ name: nameOf(partyId), claim: formatYuan(claim) })),
    },
    signers: entries.map(({ partyId }) => ({
      ...({ role: 'WORKERS', partyId, name: nameOf(partyId) } as const),
      signedAt: electedOn,
    })),
  };
}
