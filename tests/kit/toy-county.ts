import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#kernel/actor.js';
import type { Agency, AgencyManifest } from '#kernel/agency.js';
import { type AdjustableClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import type { Transport } from '#kernel/exchange/deliver.js';
import { receive } from '#kernel/exchange/receive.js';
import { Relay } from '#kernel/exchange/relay.js';
import { Reconciler } from '#kernel/reconciliation/reconciler.js';
import { answerResend } from '#kernel/reconciliation/resend.js';
import type { Ask } from '#kernel/reconciliation/signed-question.js';
import { answerWatermark } from '#kernel/reconciliation/watermark.js';
import { openAgency } from '#kernel/start.js';
import { court, linkageCentre, union } from '../../infra/county/organisations.js';
import { defaultPorts } from '../../infra/county/process-table.js';
import { ensureAddressBook } from '../../infra/keys/address-book-file.js';
import type { SuiteOf } from '../../infra/keys/development-keys.js';
import { migratedDatabase } from './migrated-database.js';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';

/** Two agencies and a register with the kernel alone and no records of their own, joined without HTTP. */
export interface ToyCounty {
  readonly court: Agency;
  readonly union: Agency;
  readonly register: Agency;
  readonly keys: string;
  clerk(agency: Agency): RequestContext;
  /** A relay of the agency; by default it hands each message to its receiver at once. */
  relay(agency: Agency, transport?: Transport): Relay;
  readonly transport: Transport;
  /** Delivers until nothing is due anywhere. */
  deliverAll(): Promise<void>;
  setTime(instant: string): void;
  /** Carries questions of reconciliation to the other agencies. */
  readonly ask: Ask;
  /** The agency compares once with every other. */
  reconcile(agency: Agency): Promise<void>;
  /** Backs the agency's database up; what it answers puts the backup in its place. */
  backUp(agency: Agency): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

const blank = {
  entities: [],
  migrations: [],
  resolvers: [],
  orphanedTypes: [],
  machines: {},
  handlers: {},
  referrals: {},
};
const ignore = async (): Promise<void> => undefined;

export async function toyCounty(
  extra: {
    court?: Partial<AgencyManifest>;
    union?: Partial<AgencyManifest>;
    register?: Partial<AgencyManifest>;
    suiteOf?: SuiteOf;
  } = {},
): Promise<ToyCounty> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-toy-'));
  const files = await ensureAddressBook(folder, {
    ports: defaultPorts,
    publicUrl: 'http://127.0.0.1:4000',
    ...(extra.suiteOf && { suiteOf: extra.suiteOf }),
  });
  const databases: ScratchDatabase[] = [];
  const databaseOf = new Map<string, ScratchDatabase>();
  const open = async (manifest: AgencyManifest): Promise<Agency> => {
    const database = await migratedDatabase(manifest, `toy_${manifest.name}`);
    databases.push(database);
    databaseOf.set(manifest.name, database);
    return openAgency(manifest, {
      databaseUrl: database.url,
      keysDir: join(folder, manifest.name),
      ...{
        addressBook: files.book,
        addressBookKey: files.publicKey,
        adjustableClock: true,
        logLevel: 'silent',
      },
    });
  };
  const toyCourt = await open({
    ...blank,
    name: 'court',
    field: 'court',
    title: '法院',
    letter: 'C',
    ...extra.court,
  });
  const toyUnion = await open({
    ...blank,
    name: 'union',
    field: 'union',
    title: '工会',
    letter: 'U',
    ...extra.union,
  });
  const register = await open({
    ...blank,
    ...{ name: 'docket', field: 'docket', title: '联动中心', letter: null, keepsRegister: true },
    handlers: { CaseOpened: ignore, DisputeKeyed: ignore, CaseProgressed: ignore, ReferralNoted: ignore },
    ...extra.register,
  });
  const agencies = [toyCourt, toyUnion, register];
  const byCode = new Map([
    [court.code, toyCourt],
    [union.code, toyUnion],
    [linkageCentre.code, register],
  ]);
  const transport: Transport = (_endpoint, message) => receive(byCode.get(message.destination)!, message);
  const ask: Ask = (peer, door, question) => {
    const asked = byCode.get(peer.code);
    if (!asked) return Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    return door === 'watermarks' ? answerWatermark(asked, question) : answerResend(asked, question);
  };
  const relay = (agency: Agency, by: Transport = transport): Relay => new Relay(agency, null, by);
  return {
    court: toyCourt,
    union: toyUnion,
    register,
    keys: folder,
    transport,
    relay,
    ask,
    reconcile: (agency) => new Reconciler(agency, ask).run(),
    clerk: (agency) => new RequestContext(agency, clerkOf(agency)),
    async backUp({ dataSource, manifest }) {
      const database = databaseOf.get(manifest.name)!;
      await dataSource.destroy();
      const backup = await scratchDatabase(`backup_${manifest.name}`, database.name);
      databases.push(backup);
      await dataSource.initialize();
      return async () => {
        await dataSource.destroy();
        await database.overwrite(backup);
        await dataSource.initialize();
      };
    },
    async deliverAll() {
      for (let moved = 1; moved > 0;) {
        moved = 0;
        for (const agency of agencies) moved += await relay(agency).drain();
      }
    },
    setTime: (instant) =>
      agencies.forEach((agency) => (agency.clock as AdjustableClock).set(new Date(instant))),
    async stop() {
      await Promise.all(agencies.map((agency) => agency.dataSource.destroy()));
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

function clerkOf(agency: Agency): Actor {
  const organisation = { court, union, docket: linkageCentre }[agency.manifest.name]!;
  return {
    kind: 'STAFF',
    id: `${agency.manifest.name}-clerk`,
    name: '样例',
    agency: organisation.agency,
    organisation: organisation.code,
    roles: ['CLERK', 'MEDIATOR'],
  };
}
