import { agencyNames, databaseVariableOf, type AgencyName } from '../county/process-table.js';
import { addressBookFiles } from '../keys/address-book-file.js';
import { DemoCounty } from './demo-county.js';
import { seedDemo } from './seed.js';

/** Enters the invented cases; the first argument is the folder of the keys, the databases stand in the environment. */
const keys = process.argv[2] ?? '';
const databases = Object.fromEntries(
  agencyNames.map((name) => [name, process.env[databaseVariableOf(name)] ?? '']),
) as Record<AgencyName, string>;

const county = await DemoCounty.open(databases, keys, addressBookFiles(keys));
await seedDemo(county, new Date(), (line) => void process.send?.(line));
await county.close();
process.disconnect?.();
