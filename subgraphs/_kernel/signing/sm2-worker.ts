import { parentPort, workerData } from 'node:worker_threads';
import type { Sm2Job } from './sm2-workers.js';

/** Signs and checks by SM2 in a thread of its own. It is told where `sm2` lies: compiled, or the source in a test. */
const { checkSm2, signSm2, verifySm2 } = (await import(workerData as string)) as typeof import('./sm2.js');
checkSm2();

parentPort!.on('message', (job: Sm2Job) => {
  parentPort!.postMessage(
    job.kind === 'sign'
      ? signSm2(job.scalar, job.point, job.bytes)
      : verifySm2(job.point, job.bytes, job.signature),
  );
});
