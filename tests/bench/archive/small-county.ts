import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { type Actor, roles } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { migrateAgency } from '#kernel/database.js';
import { organisationsOf } from '../../../infra/county/organisations.js';
import { type AgencyName, defaultPorts } from '../../../infra/county/process-table.js';
import { openDemoAgency, stopped } from '../../../infra/demo/demo-agency.js';
import { DemoCounty } from '../../../infra/demo/demo-county.js';
import { type PlannedCase, planCases } from '../../../infra/demo/plan.js';
import { seedDemo } from '../../../infra/demo/seed.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { loadArchive } from '../../../infra/load/load-archive.js';
import { manifests } from '../../../infra/manifests.js';
import { type ScratchDatabase, scratchDatabase } from '../../kit/scratch-database.js';

/** Six agencies on databases of their own with an archive that grows, without their doors. */
export interface SmallCounty {
  readonly now: Date;
  agency(name: AgencyName): Agency;
  /** Somebody of the agency's first organisation who may do everything there, asking their own agency or another. */
  reader(name: AgencyName, at?: AgencyName): RequestContext;
  databaseUrl(name: AgencyName): string;
  /** Adds so many cases to the archive. */
  grow(cases: number, open: number, seed: number, progress?: (line: string) => void): Promise<void>;
  stop(): Promise<void>;
}

/** One case of each of these goes by the acts, and is multiplied. */
const stages = new Set([
  ...['intake NOT_ACCEPTED', 'delegated PERFORMED', 'delegated TO_FILING', 'entrusted TRIAL'],
  ...['unionDoor DECLINED', 'arbitration NOT_ACCEPTED', 'award IN_FORCE', 'ownAid CONCLUDED', 'aid REFUSED'],
  ...['negotiation SETTLED', 'delegated SENT', 'delegated IN_MEDIATION', 'supervision OPINION_SERVED'],
  ...['aid ASSIGNED', 'award HEARING', 'inspection ORDERED', 'supervision LEAD', 'arbitration ACCEPTED'],
]);
/** The plan's beginning ties mediators to people of its ninth ready case. */
const readyCases = 9;

/** `atOnce`: questions that an agency asks its database at once. */
export async function smallCounty(now: Date, { atOnce = 1 } = {}): Promise<SmallCounty> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-archive-'));
  const book = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  const databases = new Map<AgencyName, ScratchDatabase>();
  await Promise.all(
    manifests.map(async (manifest) => {
      const database = await scratchDatabase(`archive_${manifest.name}`);
      databases.set(manifest.name as AgencyName, database);
      await migrateAgency(manifest, database.url);
    }),
  );
  const urls = Object.fromEntries([...databases].map(([name, { url }]) => [name, url])) as Record<
    AgencyName,
    string
  >;
  const places = { databases: urls, keys: folder, book };
  const county = await DemoCounty.open(places);
  await seedDemo(county, now, () => undefined, shortPlan(now));
  await county.close();
  const agencies = new Map<string, Agency>();
  for (const manifest of manifests)
    agencies.set(manifest.name, await atMost(atOnce, openDemoAgency(manifest, places)));
  return {
    now,
    agency: (name) => agencies.get(name)!,
    reader: (name, at = name) =>
      new RequestContext(agencies.get(at)!, everybodyOf(name), { clock: stopped(now) }),
    databaseUrl: (name) => urls[name],
    async grow(cases, open, seed, progress = () => undefined) {
      const today = now.toISOString().slice(0, 10);
      const options = {
        databases: urls,
        keys: folder,
        mode: 'development',
        progress,
      } as const;
      // Who is searched for is in the first archive alone: a second makes them no more common.
      await loadArchive({ ...options, cases, open, seed, today, ...(seed > 0 && { sought: 0 }) });
    },
    async stop() {
      await Promise.all([...agencies.values()].map(({ dataSource }) => dataSource.destroy()));
      for (const database of databases.values()) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

function shortPlan(now: Date): PlannedCase[] {
  const taken = new Map<string, number>();
  return planCases(now).filter(({ course, stage }) => {
    const name = `${course} ${stage}`;
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return stage === 'READY' ? before < readyCases : stages.has(name) && before === 0;
  });
}

/** Where one question comes after another, how many are asked hangs on nothing but the operation. */
async function atMost(connections: number, opening: Promise<Agency>): Promise<Agency> {
  const agency = await opening;
  const { master } = agency.dataSource.driver as PostgresDriver;
  (master as { options: { max: number } }).options.max = connections;
  return agency;
}

function everybodyOf(name: AgencyName): Actor {
  const organisation = organisationsOf(name)[0]!.code;
  return {
    kind: 'STAFF',
    id: 'reader',
    name: '样例',
    agency: name,
    organisation,
    roles: [...roles],
  };
}
