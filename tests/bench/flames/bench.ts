import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '#kernel/project-root.js';
import { runSuite } from '../exchange/run-suite.js';
import { Clerks } from '../gateway/clerks.js';
import { clients, someCases, Viewer } from '../view/measure.js';
import { startPatientHub } from '../view/patient-hub.js';
import { type CpuProfile, drawFlame, flameOf } from './flame.js';

export interface FlamesOptions {
  readonly seconds?: number;
}

const folderOfDrawings = join(projectRoot, 'infra/decisions/flames');
/** Plans of all documents are compiled after the start; what is drawn is what comes after. */
const settling = 10_000;

/** Draws where the processor's time of the hottest paths goes: a case view in the gateway, by either execution, and in an agency; and a referral. */
export async function bench({ seconds = 8 }: FlamesOptions): Promise<boolean> {
  mkdirSync(folderOfDrawings, { recursive: true });
  const say = (line: string): void => console.log(line);
  for (const execution of ['stock', 'compiled'] as const) {
    say(`case views, ${execution} …`);
    await sampled(
      (folder) => viewCases(folder, execution, seconds),
      {
        gateway: [`gateway-${execution}`, `the gateway: case views by ${clients} clerks, ${execution} plans`],
        ...(execution === 'compiled' && {
          court: ['court-views', `the court’s subgraph: case views by ${clients} clerks`] as const,
        }),
      },
      seconds,
    );
  }
  say('referrals …');
  await sampled(
    (folder) => exchange(folder, seconds),
    {
      union: ['union-referrals', 'the union’s subgraph: referrals at 110 a second, sent and received'],
    },
    seconds,
  );
  say(`drawn in ${folderOfDrawings.slice(projectRoot.length + 1)}`);
  return true;
}

type Pids = Readonly<Record<string, number>>;
/** By process: name of the drawing, and its title. */
type Drawings = Readonly<Record<string, readonly [string, string] | undefined>>;

/** Runs a hub whose programs are sampled, and draws some of them; they write their samples when they end. */
async function sampled(
  run: (folder: string) => Promise<Pids>,
  drawings: Drawings,
  seconds: number,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-flames-'));
  try {
    const pids = await run(folder);
    for (const [name, drawing] of Object.entries(drawings)) {
      if (!drawing) continue;
      const file = readdirSync(folder).find((each) => each.split('.')[3] === String(pids[name]));
      if (!file) throw new Error(`${name} left no samples.`);
      const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
      const flame = flameOf(profile, seconds + 1);
      writeFileSync(join(folderOfDrawings, `${drawing[0]}.svg`), drawFlame(flame, drawing[1]));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sampling = (folder: string) => ({ NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` });

async function viewCases(folder: string, execution: 'stock' | 'compiled', seconds: number): Promise<Pids> {
  const hub = await startPatientHub({ ...sampling(folder), GATEWAY_EXECUTION: execution });
  try {
    const pids = Object.fromEntries(hub.supervisor.reports.map(({ name, pid }) => [name, pid!]));
    await pause(settling);
    const clerks = new Clerks(hub);
    await clerks.renew();
    const viewer = new Viewer({ url: `${hub.url}/graphql` }, clerks, await someCases(hub));
    await viewer.view(seconds * 2_000);
    await viewer.stop();
    return pids;
  } finally {
    await hub.stop();
  }
}

async function exchange(folder: string, seconds: number): Promise<Pids> {
  const pace = { ramp: [], rampSeconds: 0, goal: 110, seconds, environment: sampling(folder) };
  return (await runSuite('Ed25519', pace, () => undefined)).pids;
}
