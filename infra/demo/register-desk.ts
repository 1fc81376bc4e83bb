import { parentPort, workerData } from 'node:worker_threads';
import { receiveTogether } from '#kernel/exchange/receive.js';
import { docket } from '../../subgraphs/docket/agency.js';
import { type DemoPlaces, openDemoAgency, stopped } from './demo-agency.js';
import type { RegisterAnswer, RegisterQuestion } from './register-thread.js';

/** The register in a thread of its own: it takes in most of the messages. The word `close` ends it. */
const agency = await openDemoAgency(docket, workerData as DemoPlaces);

parentPort!.on('message', (question: RegisterQuestion | 'close') => {
  void (question === 'close' ? close() : answer(question));
});

async function answer({ id, messages, time }: RegisterQuestion): Promise<void> {
  const replies = await receiveTogether(agency, messages, stopped(time)).catch((error: Error) => error);
  parentPort!.postMessage({ id, replies } satisfies RegisterAnswer);
}

async function close(): Promise<void> {
  await agency.dataSource.destroy();
  parentPort!.close();
}
