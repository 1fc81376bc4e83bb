import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { startCluster } from '../../../infra/postgres/cluster.js';
import { noteStatements, statementsDuring } from '../../kit/statement-log.js';
import { machineFacts } from '../exchange/machine-facts.js';
import { questions } from './questions.js';
import { type SmallCounty, smallCounty } from './small-county.js';
import { pagesTouched } from './touched.js';

export interface ArchiveBenchOptions {
  readonly sizes?: readonly number[];
  /** How often each question is asked at each size. */
  readonly rounds?: number;
}

/** What people have in hand does not grow with the archive. */
const openCases = 2_000;
const results = join(projectRoot, 'tests/bench/results');

interface Cost {
  p50: number;
  p99: number;
  /** Pages of the database that one answer reads. */
  pages: number;
}

type Table = Record<string, Record<number, Cost>>;

/** Asks the same of archives of several sizes, in turn, and answers whether a large one costs what a small one does. */
export async function bench({
  sizes = [10_000, 100_000, 1_000_000],
  rounds = 60,
}: ArchiveBenchOptions): Promise<boolean> {
  const cluster = await startCluster({ folder: join(projectRoot, '.wufang/bench/postgres') });
  process.env.TEST_POSTGRES_URL = cluster.adminUrl;
  noteStatements();
  const counties = new Map<number, SmallCounty>();
  const loads: { cases: number; seconds: number }[] = [];
  try {
    for (const size of [...sizes].sort((a, b) => a - b)) {
      const county = await smallCounty(new Date(), { atOnce: 12 });
      counties.set(size, county);
      const began = performance.now();
      await county.grow(size, Math.min(openCases, Math.ceil(Math.min(...sizes) / 5)), 0, (line) =>
        sayOver(line),
      );
      loads.push({ cases: size, seconds: (performance.now() - began) / 1000 });
      console.log(`\n${size} cases loaded in ${loads.at(-1)!.seconds.toFixed(0)} s`);
    }
    const table = await measure(counties, rounds);
    return report(table, [...counties.keys()], loads);
  } finally {
    for (const county of counties.values()) await county.stop();
    await cluster.release();
  }
}

/** Round by round, every size in each: what else the machine does meanwhile hits all alike. */
async function measure(counties: ReadonlyMap<number, SmallCounty>, rounds: number): Promise<Table> {
  const taken = new Map<string, number[]>();
  const pages = new Map<string, number>();
  const codes = new Map<number, string[]>();
  for (const [size, county] of counties) codes.set(size, await someCases(county, rounds + 1));
  for (let round = 0; round <= rounds; round++) {
    const turn = [...counties];
    for (const [size, county] of round % 2 === 0 ? turn : turn.reverse())
      for (const question of questions) {
        const key = `${question.name} ${size}`;
        const ask = () => question.ask(county, codes.get(size)![round]!);
        // The first round warms what is kept in memory, and is where the pages are counted.
        if (round === 0) {
          const statements = await statementsDuring(ask);
          pages.set(key, sum((await pagesTouched(county, statements)).map((one) => one.pages)));
          continue;
        }
        const began = performance.now();
        await ask();
        const known = taken.get(key) ?? [];
        taken.set(key, [...known, performance.now() - began]);
      }
  }
  return Object.fromEntries(
    questions.map(({ name }) => [
      name,
      Object.fromEntries(
        [...counties.keys()].map((size) => {
          const key = `${name} ${size}`;
          return [size, costOf(taken.get(key)!, pages.get(key)!)];
        }),
      ),
    ]),
  );
}

/** Cases of the court, drawn evenly, the same at each size. */
export async function someCases(county: SmallCounty, count: number): Promise<string[]> {
  const rows = await county.agency('court').dataSource.query<{ code: string }[]>(
    `select case_code as code from (select case_code, row_number() over (order by opened_on, case_code) as place,
         count(*) over () as all from case_file where organisation = $1) f
       where place % greatest(1, f.all / $2) = 0 order by place limit $2`,
    [county.reader('court').actor.organisation, count],
  );
  return Array.from({ length: count }, (_, at) => rows[at % rows.length]!.code);
}

function costOf(taken: readonly number[], pages: number): Cost {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.ceil(sorted.length * share) - 1]!.toFixed(1));
  return { p50: at(0.5), p99: at(0.99), pages };
}

function report(
  table: Table,
  sizes: readonly number[],
  loads: readonly { cases: number; seconds: number }[],
): boolean {
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  console.log(
    '\nMilliseconds of one answer, p50 / p99, and pages read; the same shared buffers (128 MB) for all.',
  );
  console.log(['', ...sizes.map(String), 'ratio of p50', 'goal'].map(cell).join(''));
  const verdicts = questions.map((question) => {
    const costs = table[question.name]!;
    const ratio = costs[largest]!.p50 / costs[smallest]!.p50;
    const texts = sizes.map((size) => textOf(costs[size]!));
    console.log([question.name, ...texts, ratio.toFixed(2), `≤ ${question.mostTimes}`].map(cell).join(''));
    return { question: question.name, ratio, goal: question.mostTimes, met: ratio <= question.mostTimes };
  });
  const busy = loadavg()[0]!;
  mkdirSync(results, { recursive: true });
  const result = {
    at: new Date().toISOString(),
    ...machineFacts(),
    loadAverage: busy,
    loads,
    table,
    verdicts,
  };
  writeFileSync(join(results, 'archive.json'), `${JSON.stringify(result, null, 2)}\n`);
  const missed = verdicts.filter(({ met }) => !met);
  if (busy > 2)
    console.log(`The machine was busy with other work (load ${busy.toFixed(1)}): the ratios count.`);
  console.log(
    missed.length === 0
      ? `${largest} cases cost what ${smallest} do`
      : `missed: ${missed.map(({ question, ratio, goal }) => `${question} ${ratio.toFixed(2)} (≤ ${goal})`).join('; ')}`,
  );
  return missed.length === 0;
}

function textOf({ p50, p99, pages }: Cost): string {
  return `${p50} / ${p99}  ${pages} p`;
}

function cell(text: string, at: number): string {
  return at === 0 ? text.padEnd(18) : text.padStart(24);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function sayOver(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
}
