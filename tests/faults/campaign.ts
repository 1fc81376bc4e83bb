import type { AgencyName } from '../../infra/county/process-table.js';
import type { FaultCounts } from './nemesis/plan.js';

/** What a run does to a county, and how much work goes on meanwhile. */
export interface Campaign {
  /** Referrals promised to clients while the nemesis is at work. */
  referrals: number;
  /** Clients at work at once. */
  clients: number;
  faults: FaultCounts;
  /** Deliveries made again, and out of their order. */
  duplicates: number;
  /** How many of the referrals, at least, are promised between the backup of an agency and the loss of its disk; 0 for no restore. */
  acrossRestore: number;
  /** Messages that wait for an agency that is off for 72 hours by the clock; 0 for none. */
  acrossOutage: number;
  /** The gateway and the register are down from the first referral to the last. */
  hubDown: boolean;
  /** Whether taking over after a kill must be fast: on a machine that does other work as well it cannot be told. */
  timed: boolean;
  /** Minutes after which no new work is begun; what was begun is brought to its end and checked. */
  minutes: number;
}

/** The agency that is restored from a backup: it sends most, so that it has most to lose. */
export const setBackAgency: AgencyName = 'court';

const noFaults: FaultCounts = {
  ...{ KILL: 0, FREEZE: 0, CUT: 0, BAD_LINE: 0, DATABASE_STOP: 0, CLOCK_JUMP: 0, DISK_FULL: 0 },
};

/** Inside `npm test`: little of everything. */
export const short: Campaign = {
  ...{
    referrals: 90,
    clients: 16,
    duplicates: 300,
    acrossRestore: 0,
    acrossOutage: 0,
    hubDown: false,
    timed: false,
  },
  faults: { KILL: 4, FREEZE: 1, CUT: 2, BAD_LINE: 1, DATABASE_STOP: 1, CLOCK_JUMP: 2, DISK_FULL: 1 },
  minutes: 3,
};

/** `npm run faults`. */
export const standard: Campaign = {
  ...{
    referrals: 5_000,
    clients: 32,
    duplicates: 20_000,
    acrossRestore: 500,
    acrossOutage: 0,
    hubDown: false,
    timed: true,
  },
  faults: { KILL: 55, FREEZE: 10, CUT: 20, BAD_LINE: 5, DATABASE_STOP: 10, CLOCK_JUMP: 6, DISK_FULL: 2 },
  minutes: 8.6,
};

/** `npm run faults -- --hub-down`: no other fault, so that every failure would be the hub's absence. */
export const hubDown: Campaign = {
  ...{
    referrals: 2_000,
    clients: 32,
    duplicates: 0,
    acrossRestore: 0,
    acrossOutage: 0,
    hubDown: true,
    timed: false,
  },
  faults: noFaults,
  minutes: 8,
};

/** `npm run faults -- --release`. */
export const release: Campaign = {
  ...{ referrals: 100_000, clients: 32, duplicates: 1_000_000, acrossRestore: 10_000, acrossOutage: 10_000 },
  faults: {
    ...{ KILL: 1_000, FREEZE: 300, CUT: 500, BAD_LINE: 50 },
    ...{ DATABASE_STOP: 200, CLOCK_JUMP: 100, DISK_FULL: 20 },
  },
  hubDown: false,
  timed: true,
  minutes: 360,
};
