import { homeOf } from '../home.js';
import { endHub, runningHub } from './hub-file.js';

export async function stop(): Promise<void> {
  const hub = runningHub(homeOf());
  if (!hub) {
    console.log('No hub is running here.');
    return;
  }
  await endHub(hub);
  console.log('The hub has ended.');
}
