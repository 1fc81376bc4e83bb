import { knownCase } from '../../../gateway/testing/toy-agency.js';
import { askGraph, startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { percentile } from './percentile.js';

const unlimited = '1000000000';

/** A hub whose rates are out of the way, so that what is measured is the door's other limits. */
export function openHub(environment: NodeJS.ProcessEnv = {}): Promise<ToyHub> {
  return startToyHub({
    THROTTLE_OPERATIONS: unlimited,
    THROTTLE_ROOT_FIELD: unlimited,
    THROTTLE_MUTATIONS: unlimited,
    THROTTLE_ANONYMOUS: unlimited,
    ...environment,
  });
}

const caseView = `query View($id: ID!) { case(id: $id) { id ${['court', 'union', 'justice'].map((field) => `${field} { note reader }`).join(' ')} } }`;

/** A clerk who opens one case view after another; answers what 95 of 100 views took at most, in milliseconds. */
export async function goodClient(hub: ToyHub, views: number): Promise<number> {
  const headers = { authorization: `Bearer ${await hub.token('court-clerk')}` };
  const times: number[] = [];
  for (let at = 0; at < views; at++) {
    const answer = await askGraph(hub.url, { query: caseView, variables: { id: knownCase } }, headers);
    if (answer.status !== 200 || answer.errors)
      throw new Error(`The good client was refused: ${answer.text}`);
    times.push(answer.milliseconds);
  }
  return percentile(times, 95);
}

/** Quieter than this, a view is so quick that the machine's own noise would decide. */
const floor = 15;

/** Whether views took at most twice as long. */
export function atMostDoubled(quietP95: number, busyP95: number): boolean {
  return busyP95 <= 2 * Math.max(quietP95, floor);
}
