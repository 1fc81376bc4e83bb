import 'reflect-metadata';
import { ensureDesk } from './build.js';

await ensureDesk((line) => process.send?.(line));
process.exit(0);
