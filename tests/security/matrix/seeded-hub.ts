import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import { DemoCounty } from '../../../infra/demo/demo-county.js';
import { type PlannedCase, planCases } from '../../../infra/demo/plan.js';
import { seedDemo } from '../../../infra/demo/seed.js';
import { addressBookFiles } from '../../../infra/keys/address-book-file.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';

/** A hub in this process with invented cases in it, one of each course, stage and variant. */
export async function seededHub(): Promise<BootedHub> {
  const hub = await bootHub();
  await Promise.all(agencyNames.map((name) => hub.stopAgency(name)));
  const databases = Object.fromEntries(agencyNames.map((name) => [name, hub.databaseUrl(name)])) as Record<
    AgencyName,
    string
  >;
  const now = new Date();
  const county = await DemoCounty.open({ databases, keys: hub.keys, book: addressBookFiles(hub.keys) });
  await seedDemo(county, now, () => undefined, oneOfEach(now));
  await county.close();
  await Promise.all(agencyNames.map((name) => hub.startAgency(name)));
  return hub;
}

function oneOfEach(now: Date): PlannedCase[] {
  const kinds = new Map(planCases(now).map((plan) => [`${plan.course} ${plan.stage} ${plan.variant}`, plan]));
  return [...kinds.values()].toSorted((a, b) => (a.days[0]! < b.days[0]! ? -1 : 1));
}
