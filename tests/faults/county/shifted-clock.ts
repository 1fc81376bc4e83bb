import { readFileSync } from 'node:fs';
import { readFaultConfig } from '../config.js';

// Preloaded into a program (`node --import`): its clock is wrong by the milliseconds in the file that FAULT_CLOCK names,
// which is read again as it runs. Only the time of day jumps; timers keep their pace, as they do when an operator sets a clock.

const { clockFile } = readFaultConfig(process.env);
const trueNow = Date.now;
let offset = 0;

function readOffset(): void {
  try {
    offset = Number(readFileSync(clockFile ?? '', 'utf8')) || 0;
  } catch {
    // A file that is not there yet says nothing.
  }
}

const shifted: DateConstructor = new Proxy(Date, {
  construct(target, given: unknown[], caller) {
    const values = given.length === 0 ? [trueNow() + offset] : given;
    return Reflect.construct(target, values, caller === shifted ? target : caller) as Date;
  },
  apply: () => new shifted().toString(),
  get: (target, name) => (name === 'now' ? () => trueNow() + offset : (Reflect.get(target, name) as unknown)),
});

if (clockFile) {
  readOffset();
  setInterval(readOffset, 200).unref();
  Date.prototype.constructor = shifted;
  globalThis.Date = shifted;
}
