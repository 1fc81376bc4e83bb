import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { bootHub } from '../../kit/boot-hub.js';
import { patientGateway, runFuzz } from './fuzz.js';
test('try', async () => {
  const hub = await bootHub({ gateway: patientGateway });
  const only = process.env.ONLY ? (process.env.ONLY.split(',') as any) : undefined;
  const report = await runFuzz(hub, { inputs: Number(process.env.N ?? 1000), seed: Number(process.env.SEED ?? 1), progress: (l) => console.log(l), ...(only && { only }) });
  writeFileSync('/tmp/w/fuzz-report.json', JSON.stringify(report, null, 1));
  console.log(JSON.stringify({ ...report, firstFaults: report.firstFaults.length }));
  await hub.stop();
}, 3_000_000);
