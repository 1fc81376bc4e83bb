import { addressBookFiles } from '../keys/address-book-file.js';
import { readDemoDatabases } from './config.js';
import { DemoCounty } from './demo-county.js';
import { RegisterThread } from './register-thread.js';
import { seedDemo } from './seed.js';

/** Enters the invented cases; the first argument is the folder of the keys. */
const keys = process.argv[2] ?? '';
const places = { databases: readDemoDatabases(process.env), keys, book: addressBookFiles(keys) };
const county = await DemoCounty.open(places, new RegisterThread(places));
await seedDemo(county, new Date(), (line) => void process.send?.(line));
await county.close();
process.disconnect?.();
