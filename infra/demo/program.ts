import { addressBookFiles } from '../keys/address-book-file.js';
import { readDemoDatabases } from './config.js';
import { DemoCounty } from './demo-county.js';
import { seedDemo } from './seed.js';

/** Enters the invented cases; the first argument is the folder of the keys. */
const keys = process.argv[2] ?? '';
const county = await DemoCounty.open(readDemoDatabases(process.env), keys, addressBookFiles(keys));
await seedDemo(county, new Date(), (line) => void process.send?.(line));
await county.close();
process.disconnect?.();
