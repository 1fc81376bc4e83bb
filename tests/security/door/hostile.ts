import { Worker } from 'node:worker_threads';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { hostileCorpus } from './corpus.js';
import { goodClient } from './open-hub.js';
import { percentile } from './percentile.js';

export interface HostileFigures {
  queries: number;
  /** Names of the requests that were not refused with 4xx and JSON. */
  wrong: string[];
  /** What the refusal of 99 of 100 requests took at most at the attacker, in milliseconds, best of five. */
  p99: number;
  /** The same over every single try, the machine's other work included. */
  p99OfAll: number;
  slowest: { name: string; milliseconds: number };
  /** The same of a good client's case views for 95 of 100: alone, and while the corpus runs in a loop. */
  quietP95: number;
  hostileP95: number;
  /** How many hostile requests were sent during those views, and how many of them were not refused. */
  sentMeanwhile: number;
  passedMeanwhile: number;
}

interface Refused {
  status: number;
  text: string;
  milliseconds: number;
}

/** How often each request is sent; its quickest refusal counts, since the machine does other work too. */
const tries = 5;
const rounds = 5;
const viewsInARound = 60;

/** Sends the corpus once, then in a loop beside a good client: quiet, hostile, quiet, and so on. */
export async function runHostile(hub: ToyHub): Promise<HostileFigures> {
  const corpus = hostileCorpus();
  const attacker = await startAttacker(
    hub,
    corpus.map(({ body }) => body),
  );
  try {
    await goodClient(hub, viewsInARound);
    const passes = await inTurn(tries, () => attacker.once());
    const took = corpus.map((_hostile, at) => Math.min(...passes.map((pass) => pass[at]!.milliseconds)));
    const slowest = took.indexOf(Math.max(...took));
    return {
      queries: new Set(corpus.map(({ body }) => body)).size,
      wrong: corpus
        .filter((_hostile, at) => !passes.every((pass) => isRefusal(pass[at]!)))
        .map(({ name }) => name),
      p99: percentile(took, 99),
      p99OfAll: percentile(
        passes.flat().map(({ milliseconds }) => milliseconds),
        99,
      ),
      slowest: { name: corpus[slowest]!.name, milliseconds: took[slowest]! },
      ...(await besideGoodClient(hub, attacker)),
    };
  } finally {
    await attacker.stop();
  }
}

async function inTurn<Result>(number: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < number; at++) results.push(await work());
  return results;
}

/** Each hostile run stands between two quiet ones; of the rounds, the one with the median ratio speaks for all. */
async function besideGoodClient(hub: ToyHub, attacker: Attacker) {
  const seen: { quietP95: number; hostileP95: number }[] = [];
  let sentMeanwhile = 0;
  let passedMeanwhile = 0;
  let before = await goodClient(hub, viewsInARound);
  for (let round = 0; round < rounds; round++) {
    attacker.loop();
    const hostileP95 = await goodClient(hub, viewsInARound);
    const { sent, passed } = await attacker.pause();
    sentMeanwhile += sent;
    passedMeanwhile += passed;
    const after = await goodClient(hub, viewsInARound);
    seen.push({ quietP95: (before + after) / 2, hostileP95 });
    before = after;
  }
  const ratio = (round: (typeof seen)[number]) => round.hostileP95 / round.quietP95;
  seen.sort((one, other) => ratio(one) - ratio(other));
  return { ...seen[Math.floor(rounds / 2)]!, sentMeanwhile, passedMeanwhile };
}

function isRefusal({ status, text }: Refused): boolean {
  if (status < 400 || status >= 500) return false;
  const answer = JSON.parse(text) as { data?: unknown; errors?: { extensions?: { code?: unknown } }[] };
  return !answer.data && typeof answer.errors?.[0]?.extensions?.code === 'string';
}

interface Sent {
  sent: number;
  passed: number;
}

interface Attacker {
  once(): Promise<Refused[]>;
  loop(): void;
  pause(): Promise<Sent>;
  stop(): Promise<void>;
}

async function startAttacker(hub: ToyHub, bodies: string[]): Promise<Attacker> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const authorization = `Bearer ${await hub.token('union-officer')}`;
  const headers = { 'content-type': 'application/json', authorization };
  const worker = new Worker(new URL(`./hostile-client.${ending}`, import.meta.url), {
    workerData: { url: hub.url, headers, bodies },
  });
  const answer = <Answer>() =>
    new Promise<Answer>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return {
    once() {
      const answers = answer<Refused[]>();
      worker.postMessage('once');
      return answers;
    },
    loop: () => worker.postMessage('loop'),
    async pause() {
      const figures = answer<Sent>();
      worker.postMessage('stop');
      return figures;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
