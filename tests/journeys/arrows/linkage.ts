import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import type { Transport } from '#kernel/exchange/deliver.js';
import { receive } from '#kernel/exchange/receive.js';
import { Relay } from '#kernel/exchange/relay.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { openAgency } from '#kernel/start.js';
import * as county from '../../../infra/county/organisations.js';
import { type AgencyName, defaultPorts } from '../../../infra/county/process-table.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { manifests } from '../../../infra/manifests.js';
import { migratedDatabase } from '../../kit/migrated-database.js';

/** Every agency of the hub with its own records, joined without HTTP, under one adjustable clock. */
export interface Linkage {
  agency(name: AgencyName): Agency;
  /** A person of an agency's first organisation. */
  at(name: AgencyName, ...roles: Role[]): RequestContext;
  parties(name: AgencyName, caseCode: string): Promise<{ worker: PartyEntity; employer: PartyEntity }>;
  /** The copy a side keeps of the referral. */
  copy(name: AgencyName, id: string): Promise<ReferralEntity | null>;
  /** The latest referral the agency has sent in a case. */
  sent(name: AgencyName, caseCode: string, arrow: string): Promise<ReferralEntity>;
  deliverAll(): Promise<void>;
  setTime(instant: string): void;
  stop(): Promise<void>;
}

export const home: Readonly<Record<AgencyName, county.Organisation>> = {
  union: county.union,
  court: county.court,
  'human-resources': county.humanResources,
  procuratorate: county.procuratorate,
  justice: county.justice,
  docket: county.linkageCentre,
};

export async function linkage(): Promise<Linkage> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-linkage-'));
  const files = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  const databases: { drop(): Promise<void> }[] = [];
  const agencies = new Map<string, Agency>();
  for (const manifest of manifests) {
    const database = await migratedDatabase(manifest, `arrows_${manifest.name}`);
    databases.push(database);
    const agency = await openAgency(manifest, {
      ...{ databaseUrl: database.url, keysDir: join(folder, manifest.name), logLevel: 'silent' },
      ...{ addressBook: files.book, addressBookKey: files.publicKey, adjustableClock: true },
    });
    agencies.set(manifest.name, agency);
  }
  const agency = (name: string): Agency => agencies.get(name)!;
  const agencyAt = (code: string): Agency =>
    agency(county.organisations.find((organisation) => organisation.code === code)!.agency);
  const deliver: Transport = (_endpoint, message) => receive(agencyAt(message.destination), message);
  return {
    agency,
    at: (name, ...roles) =>
      new RequestContext(agency(name), {
        ...{ kind: 'STAFF', id: `${name}-${roles[0]}`, name: '样例', agency: name, roles },
        organisation: home[name].code,
      }),
    async parties(name, caseCode) {
      const rows = await agency(name).dataSource.manager.findBy(PartyEntity, { caseCode });
      const of = (side: string): PartyEntity => rows.find((row) => row.side === side)!;
      return { worker: of('APPLICANT'), employer: of('RESPONDENT') };
    },
    copy: (name, id) =>
      agency(name).dataSource.manager.findOneBy(ReferralEntity, { id, organisation: home[name].code }),
    sent: (name, caseCode, arrow) =>
      agency(name).dataSource.manager.findOneOrFail(ReferralEntity, {
        where: { caseCode, arrow, direction: 'OUT' },
        order: { sentAt: 'DESC' },
      }),
    async deliverAll() {
      for (let moved = 1; moved > 0;) {
        moved = 0;
        for (const from of agencies.values()) moved += await new Relay(from, null, deliver).drain();
      }
    },
    setTime: (instant) =>
      [...agencies.values()].forEach((each) => (each.clock as AdjustableClock).set(new Date(instant))),
    async stop() {
      await Promise.all([...agencies.values()].map((each) => each.dataSource.destroy()));
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}
