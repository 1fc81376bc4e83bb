import { agencyNames, type AgencyName, type ProcessName } from '../../../infra/county/process-table.js';
import { Random } from '../../kit/random.js';
import type { Direction } from '../county/hosts.js';

/** One thing that is done to the county; times in milliseconds. */
export type Fault =
  | { kind: 'KILL'; process: ProcessName }
  | { kind: 'FREEZE'; agency: AgencyName; lasts: number }
  | { kind: 'CUT'; caller: AgencyName; called: AgencyName; directions: Direction[]; lasts: number }
  | { kind: 'BAD_LINE'; agency: AgencyName; lose: number; hold: number; lasts: number }
  | { kind: 'DATABASE_STOP'; agency: AgencyName; lasts: number }
  | { kind: 'CLOCK_JUMP'; agency: AgencyName; offset: number; lasts: number }
  | { kind: 'DISK_FULL'; lasts: number };

/** How many of each. */
export type FaultCounts = Readonly<Record<Fault['kind'], number>>;

const hour = 3_600_000;

/** The nemesis of a seed: the same seed gives the same faults in the same order. */
export function planOf(seed: string, counts: FaultCounts, killable: readonly ProcessName[]): Fault[] {
  const random = new Random(`${seed} nemesis`);
  const agency = () => random.pick(agencyNames);
  const makers: Record<Fault['kind'], () => Fault> = {
    KILL: () => ({ kind: 'KILL', process: random.pick(killable) }),
    FREEZE: () => ({ kind: 'FREEZE', agency: agency(), lasts: lastingMostlyShort(random, 25_000) }),
    CUT: () => {
      const caller = agency();
      const called = random.pick(agencyNames.filter((name) => name !== caller));
      const directions = random.pick<Direction[]>([['REQUEST'], ['ANSWER'], ['REQUEST', 'ANSWER']]);
      return { kind: 'CUT', caller, called, directions, lasts: lastingMostlyShort(random, 20_000) };
    },
    BAD_LINE: () => ({ kind: 'BAD_LINE', agency: agency(), lose: 0.2, hold: 2_000, lasts: 6_000 }),
    DATABASE_STOP: () => ({ kind: 'DATABASE_STOP', agency: agency(), lasts: random.between(100, 3_000) }),
    CLOCK_JUMP: () => {
      const offset = random.chance(0.5) ? hour : -hour;
      return { kind: 'CLOCK_JUMP', agency: agency(), offset, lasts: random.between(4_000, 12_000) };
    },
    DISK_FULL: () => ({ kind: 'DISK_FULL', lasts: random.between(2_000, 6_000) }),
  };
  const faults = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => makers[kind as Fault['kind']]()),
  );
  return shuffled(faults, random);
}

/** From a second to the longest; half of them within the first eighth. */
function lastingMostlyShort(random: Random, longest: number): number {
  return Math.round(1_000 + (longest - 1_000) * random.next() ** 3);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  return Array.from({ length: list.length }, () => rest.splice(random.below(rest.length), 1)[0]!);
}
