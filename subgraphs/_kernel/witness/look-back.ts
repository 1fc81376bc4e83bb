import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { speaker } from '#kernel/exchange/speaker.js';
import { askWitness } from './ask-witness.js';
import { type Carrier, overHttp } from './carry.js';
import { raiseChainAlarm } from './chain-alarm.js';
import { peersOf } from './peers.js';
import { type Contradiction, contradictionsOf } from './verify-chain.js';

/**
 * Holds the own chain against the heads that the others keep of it, before they thin them out; raises an alarm where it
 * contradicts one. Finds out a database that was set back and has grown on past what was witnessed.
 */
export async function lookBack(agency: Agency, carry: Carrier = overHttp): Promise<readonly Contradiction[]> {
  const { name } = agency.manifest;
  const peers = peersOf(agency.book, name);
  const heard = await Promise.all(peers.map((peer) => askWitness(agency, peer, name, carry)));
  const seen = heard.flatMap(({ heads }) => heads);
  const found = await contradictionsOf(agency.dataSource.manager, seen);
  if (found[0]) await raiseOwnAlarm(agency, found[0].seq);
  return found;
}

/** Tells the own administrators. A chain that is broken may take no more links; the log has the alarm all the same. */
export async function raiseOwnAlarm(agency: Agency, seq: number): Promise<void> {
  const organisation = speaker(agency);
  const { code, name } = agency.book.organisation(organisation);
  const own = agency.manifest.name;
  const ctx = new RequestContext(agency, {
    ...{ kind: 'ORGANISATION', id: code, name, agency: own, organisation, roles: [] },
  });
  await ctx
    .transaction((tx) => raiseChainAlarm(tx, ctx, { agency: own, organisation, seq }))
    .catch((error: unknown) => agency.log.error({ reason: (error as Error).name }, 'alarm not recorded'));
}
