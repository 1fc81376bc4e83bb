import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { openAgency } from '#kernel/start.js';
import { people } from '../../../infra/county/people.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { addressBookFiles } from '../../../infra/keys/address-book-file.js';
import { keyFolderOf } from '../../../infra/keys/development-keys.js';
import { manifests } from '../../../infra/manifests.js';

/**
 * Agencies opened once more beside their running processes, without doors and relays: people act here as they would
 * through GraphQL, and the agency's own process finds in its outbox what they have posted.
 */
export class SendingAgencies {
  private constructor(private readonly agencies: ReadonlyMap<string, Agency>) {}

  static async open(hub: OwnHub, names: readonly AgencyName[]): Promise<SendingAgencies> {
    const opened = await Promise.all(
      manifests
        .filter(({ name }) => names.includes(name as AgencyName))
        .map(async (manifest) => {
          const name = manifest.name as AgencyName;
          const { book, publicKey } = addressBookFiles(hub.home.keys);
          const agency = await openAgency(manifest, {
            databaseUrl: hub.databases[name],
            keysDir: keyFolderOf(hub.home.keys, name),
            addressBook: book,
            addressBookKey: publicKey,
            adjustableClock: false,
            logLevel: 'error',
          });
          return [manifest.name, agency] as const;
        }),
    );
    return new SendingAgencies(new Map(opened));
  }

  as(personId: string): RequestContext {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error(`There is no demo person ${personId}.`);
    const { id, name, agency, organisation, roles } = person;
    const actor: Actor = { kind: 'STAFF', id, name, agency, organisation, roles };
    return new RequestContext(this.agencies.get(agency)!, actor);
  }

  async close(): Promise<void> {
    await Promise.all([...this.agencies.values()].map((agency) => agency.dataSource.destroy()));
  }
}
