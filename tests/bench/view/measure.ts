import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { court } from '../../../infra/county/organisations.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { percentile } from '../../security/door/percentile.js';
import { MachineLoad, ProcessorLog } from '../exchange/machine-load.js';
import { Clerks } from '../gateway/clerks.js';
import { workloads } from '../gateway/workloads.js';
import { treeOf } from '../process-facts.js';
import type { ViewContender } from './contenders.js';

export interface ViewSample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** Processor seconds for 1,000 case views: of what joins the agencies, of the agencies, of their databases. */
  readonly joining: number;
  readonly agencies: number;
  readonly databases: number;
}

/** How many look at once. */
export const clients = 20;
const cases = 200;
const { query } = workloads[0]!;

/** Measures the contenders in turns, the other way round every second time; before that, their answers are compared. */
export async function measureViews(
  hub: OwnHub,
  contenders: readonly ViewContender[],
  { seconds, rounds }: { seconds: number; rounds: number },
  say: (line: string) => void,
): Promise<Map<string, ViewSample[]>> {
  const codes = await someCases(hub);
  const clerks = new Clerks(hub);
  const machine = await MachineLoad.of(hub);
  const samples = new Map<string, ViewSample[]>(contenders.map(({ name }) => [name, []]));
  await clerks.renew();
  for (const contender of contenders) await untilAnswers(contender, clerks, codes[0]!);
  await compare(contenders, clerks, codes.slice(0, 20));
  say('all answer the same');
  for (let round = 0; round < rounds; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      await clerks.renew();
      const viewer = new Viewer(contender, clerks, codes);
      // Long enough for seven programs on two processors to have compiled what they run; each forgets what it did not need for the others.
      await viewer.view(seconds * (round === 0 ? 3_000 : 1_000));
      samples.get(contender.name)!.push(await sampleOf(viewer, contender, machine, seconds));
      await viewer.stop();
      say(`${contender.name}: ${samples.get(contender.name)!.at(-1)!.perSecond.toFixed(0)} a second`);
    }
  }
  return samples;
}

async function sampleOf(
  viewer: Viewer,
  { name, pids }: ViewContender,
  machine: MachineLoad,
  seconds: number,
): Promise<ViewSample> {
  const joined = (): number => pids.reduce((sum, pid) => sum + treeOf(pid).seconds, 0);
  const processors = new ProcessorLog(machine);
  const before = joined();
  const { times, took } = await viewer.view(seconds * 1000);
  const used = Object.entries(processors.end());
  const each = (total: number): number => (total / times.length) * 1000;
  const sumOf = (which: (process: string) => boolean): number =>
    each(used.filter(([process]) => which(process)).reduce((sum, [, one]) => sum + one, 0));
  const isDatabase = (process: string): boolean => process.startsWith('pg ');
  return {
    ...{ perSecond: times.length / took, p50: percentile(times, 50), p95: percentile(times, 95) },
    joining: each(joined() - before),
    agencies:
      name === 'monolith'
        ? 0
        : sumOf((process) => !isDatabase(process) && !['driver', 'gateway', 'identity'].includes(process)),
    databases: sumOf(isDatabase),
  };
}

/** Clerks who look at one case after another, each request another clerk's. */
export class Viewer {
  private readonly pool: Pool;
  private readonly path: string;
  private next = 0;

  constructor(
    { url }: Pick<ViewContender, 'url'>,
    private readonly clerks: Clerks,
    private readonly codes: readonly string[],
  ) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections: clients, pipelining: 1 });
  }

  async view(milliseconds: number): Promise<{ times: number[]; took: number }> {
    const times: number[] = [];
    const begun = performance.now();
    const client = async (): Promise<void> => {
      while (performance.now() - begun < milliseconds) {
        const since = performance.now();
        await this.ask(this.next++);
        times.push(performance.now() - since);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return { times, took: (performance.now() - begun) / 1000 };
  }

  async ask(index: number): Promise<unknown> {
    const { body } = await this.pool.request({
      ...{ method: 'POST', path: this.path },
      headers: { 'content-type': 'application/json', ...this.clerks.headersAt(index) },
      body: JSON.stringify({ query, variables: { id: this.codes[index % this.codes.length] } }),
    });
    const answer = (await body.json()) as { data?: { case?: { court?: unknown } } };
    if (!answer.data?.case?.court) throw new Error(JSON.stringify(answer).slice(0, 500));
    return answer.data;
  }

  stop(): Promise<void> {
    return this.pool.close();
  }
}

async function untilAnswers(contender: ViewContender, clerks: Clerks, code: string): Promise<void> {
  const viewer = new Viewer(contender, clerks, [code]);
  for (const until = Date.now() + 60_000; ; await pause(300)) {
    const answered = await viewer.ask(0).catch((error: Error) => error);
    if (!(answered instanceof Error)) break;
    if (Date.now() > until) throw new Error(`${contender.name}: ${answered.message}`);
  }
  await viewer.stop();
}

/** What changes from one look to the next is the record of the looks; the rest must be alike. */
async function compare(
  contenders: readonly ViewContender[],
  clerks: Clerks,
  codes: readonly string[],
): Promise<void> {
  const answers = await Promise.all(
    contenders.map(async (contender) => {
      const viewer = new Viewer(contender, clerks, codes);
      const given: string[] = [];
      for (const index of codes.keys()) given.push(canonical(await viewer.ask(index)));
      await viewer.stop();
      return given;
    }),
  );
  for (const [at, given] of answers.entries())
    for (const [index, text] of given.entries())
      if (text !== answers[0]![index])
        throw new Error(`${contenders[at]!.name} answers otherwise: ${text.slice(0, 400)}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Codes of cases that the court holds. */
export async function someCases(hub: OwnHub): Promise<string[]> {
  const client = new pg.Client({ connectionString: hub.databases.court });
  await client.connect();
  try {
    const { rows } = await client.query<{ code: string }>(
      'select case_code as code from case_file where organisation = $1 order by case_code limit $2',
      [court.code, cases],
    );
    return rows.map(({ code }) => code);
  } finally {
    await client.end();
  }
}
