import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import type { Clock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import { deliver, type Transport } from '#kernel/exchange/deliver.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { receive } from '#kernel/exchange/receive.js';
import { keepOutcome } from '#kernel/exchange/relay.js';
import { openAgency } from '#kernel/start.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { IsNull } from 'typeorm';
import { organisations } from '../county/organisations.js';
import { people } from '../county/people.js';
import type { AgencyName } from '../county/process-table.js';
import type { AddressBookFiles } from '../keys/address-book-file.js';
import { keyFolderOf } from '../keys/development-keys.js';
import { manifests } from '../manifests.js';

/**
 * All agencies opened side by side without their doors, so that the demo people can act on past days.
 * What they do goes through the acts; what the acts post is signed, carried and receipted as always, only without HTTP.
 */
export class DemoCounty {
  private constructor(private readonly agencies: ReadonlyMap<string, Agency>) {}

  static async open(
    databases: Record<AgencyName, string>,
    keys: string,
    book: AddressBookFiles,
  ): Promise<DemoCounty> {
    const opened = await Promise.all(
      manifests.map(async (manifest) => {
        const agency = await openAgency(manifest, {
          databaseUrl: hasty(databases[manifest.name as AgencyName]),
          keysDir: keyFolderOf(keys, manifest.name as AgencyName),
          ...{
            addressBook: book.book,
            addressBookKey: book.publicKey,
            adjustableClock: false,
            logLevel: 'error',
          },
        });
        return [manifest.name, agency] as const;
      }),
    );
    return new DemoCounty(new Map(opened));
  }

  /** A demo person at work at that time. */
  as(personId: string, at: Date): RequestContext {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error(`There is no demo person ${personId}.`);
    const { id, name, agency, organisation, roles } = person;
    const actor: Actor = { kind: 'STAFF', id, name, agency, organisation, roles };
    return new RequestContext(this.agencies.get(agency)!, actor, { clock: stopped(at) });
  }

  /** Delivers what the case has posted, and what that posts in turn. */
  async deliver(caseCode: string): Promise<void> {
    for (let moved = 1; moved > 0;) {
      moved = 0;
      for (const agency of this.agencies.values()) moved += await this.deliverFrom(agency, caseCode);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.agencies.values()].map((agency) => agency.dataSource.destroy()));
  }

  private async deliverFrom(agency: Agency, caseCode: string): Promise<number> {
    const { manager } = agency.dataSource;
    const waiting = await manager.find(OutboxMessageEntity, {
      where: { caseCode, deliveredAt: IsNull() },
      order: { destination: 'ASC', caseSeq: 'ASC' },
    });
    for (const message of waiting) {
      const delivery = await deliver(agency, this.carry, message);
      if (delivery.kind !== 'receipt' || delivery.receipt.disposition === 'REFUSED') {
        throw new Error(`A demo message was not taken: ${message.type} ${JSON.stringify(delivery)}`);
      }
      await keepOutcome(manager, message, delivery);
    }
    return waiting.length;
  }

  /** The receiver's clock shows the time the message was sent. */
  private readonly carry: Transport = (_endpoint, message) => {
    const receiver = organisations.find(({ code }) => code === message.destination)!;
    const { time } = JSON.parse(message.text) as { time: string };
    return receive(this.agencies.get(receiver.agency)!, message, stopped(new Date(time)));
  };
}

function stopped(at: Date): Clock {
  return { now: () => at, today: () => localDateOf(at) };
}

/** A crash while the demo is made costs only the demo: its commits need not wait for the disk. */
function hasty(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', '-c synchronous_commit=off');
  return changed.href;
}
