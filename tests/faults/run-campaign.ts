import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { agencyNames } from '../../infra/county/process-table.js';
import { Random } from '../kit/random.js';
import { type Campaign, setBackAgency } from './campaign.js';
import { countOf } from './checker/check.js';
import { undelivered } from './checker/end-state.js';
import { type Examination, examine } from './checker/examine.js';
import { canMakeHosts } from './county/hosts.js';
import { FaultCounty } from './county/fault-county.js';
import { killable, Nemesis } from './nemesis/nemesis.js';
import { outage } from './nemesis/outage.js';
import { planOf } from './nemesis/plan.js';
import { backUp, loseDisk } from './nemesis/restore.js';
import { Takeovers } from './nemesis/takeovers.js';
import { Clerks } from './workload/clerk.js';
import { Desk } from './workload/desk.js';
import { drive } from './workload/drive.js';
import { History } from './workload/history.js';
import { prepareRoster } from './workload/roster.js';

export interface CampaignResult extends Examination {
  seed: string;
  history: History;
  nemesis: Nemesis['done'];
  takeovers: readonly number[];
  post: { deliveries: number; duplicates: number; held: number; lost: number; unequalAnswers: number };
  /** Whether the cuts were made in a network of our own, and not by the postman. */
  ownNetwork: boolean;
  outageSeconds: number | null;
  /** Referrals promised between the backup and the loss of the disk. */
  acrossRestore: number;
  seconds: number;
}

export interface RunOptions {
  campaign: Campaign;
  seed: string;
  progress: (line: string) => void;
}

/** Deliveries that one referral makes, about, with what the register is told and what has to be sent again. */
const messagesOfReferral = 14;
const copiesOfDuplicate = 2.5;

/** Starts a county and runs a campaign against it. */
export async function runCampaign(options: RunOptions): Promise<CampaignResult> {
  const takeovers = new Takeovers();
  const answered = takeovers.answered.bind(takeovers);
  const county = await FaultCounty.start({ seed: options.seed, answered }, options.progress);
  const breakOff = (): void => void county.stop().finally(() => process.exit(1));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    return await runAgainst(county, takeovers, options);
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
    await county.stop();
  }
}

/** Hurts a county while people work in it, lets it heal, and holds what they were promised against what is there. */
export function runAgainst(
  county: FaultCounty,
  takeovers: Takeovers,
  options: RunOptions,
): Promise<CampaignResult> {
  return new Run(county, takeovers, options).go();
}

class Run {
  private readonly begun = Date.now();
  /** When no new work is begun any more. */
  private until = Infinity;
  /** How many referrals had been promised when the backup was made. */
  private backedUpAt = 0;
  private readonly history: History;
  private readonly clerks: Clerks;

  constructor(
    private readonly county: FaultCounty,
    private readonly takeovers: Takeovers,
    private readonly options: RunOptions,
  ) {
    this.history = new History(join(county.home.folder, 'history.jsonl'));
    this.clerks = new Clerks(county);
  }

  async go(): Promise<CampaignResult> {
    const { campaign, seed, progress } = this.options;
    const roster = await prepareRoster(this.clerks);
    const desk = new Desk(this.clerks, this.history, new Random(`${seed} work`), roster, () => this.over());
    if (campaign.hubDown) await this.hub('halt');
    this.until = this.begun + campaign.minutes * 60_000;
    const nemesis = await this.hurt(desk);
    this.until = Infinity;
    for (const [why, count] of desk.unprepared)
      progress(`work beside the referrals refused: ${why} ${count} times`);
    if (campaign.hubDown) await this.hub('restart');
    await this.settle('healing');
    const acrossRestore = this.promised - this.backedUpAt;
    if (campaign.acrossRestore > 0) await this.loseDisk();
    const outageSeconds =
      campaign.acrossOutage > 0 ? await outage(this.county, desk, campaign.acrossOutage, progress) : null;
    const examination = await this.examineWhenQuiet();
    await Promise.all([this.clerks.close(), this.history.close()]);
    return {
      ...{ ...examination, seed, history: this.history, nemesis: nemesis.done, outageSeconds, acrossRestore },
      ...{ takeovers: this.takeovers.waits, post: this.post(), ownNetwork: this.county.hosts !== null },
      seconds: (Date.now() - this.begun) / 1000,
    };
  }

  private over(): boolean {
    return Date.now() > this.until;
  }

  private get promised(): number {
    return this.history.count('ISSUE', 'OK');
  }

  /** In time for so many referrals to follow as are to cross the restore. */
  private async backUpInTime(nemesis: Nemesis): Promise<void> {
    const { campaign, progress } = this.options;
    if (campaign.acrossRestore === 0) return;
    const latest = Date.now() + campaign.minutes * 60_000 * (1 - campaign.acrossRestore / campaign.referrals);
    while (this.promised < campaign.referrals - campaign.acrossRestore * 1.3 && Date.now() < latest)
      await pause(50);
    await nemesis.spare(setBackAgency, () => backUp(this.county, setBackAgency));
    this.backedUpAt = this.promised;
    progress(`${setBackAgency} has been backed up after ${this.backedUpAt} referrals`);
  }

  /** What never left a lost disk cannot be had again from anybody: nothing waits when it is lost. */
  private async loseDisk(): Promise<void> {
    this.options.progress(`${setBackAgency} loses its disk and is restored from the backup of an hour ago`);
    await loseDisk(this.county, setBackAgency);
    await this.settle('after the restore');
  }

  /** The register and the gateway; people's work must not notice. */
  private async hub(act: 'halt' | 'restart'): Promise<void> {
    this.options.progress(`gateway and register: ${act}`);
    // The gateway is ready when all agencies are: neither waits for the other first.
    await Promise.all((['gateway', 'docket'] as const).map((name) => this.county.supervisor[act](name)));
  }

  private async hurt(desk: Desk): Promise<Nemesis> {
    const { campaign, seed, progress } = this.options;
    const again = campaign.duplicates / (campaign.referrals * messagesOfReferral * copiesOfDuplicate);
    const hold = campaign.duplicates > 0 ? 150 : 0;
    for (const postman of this.county.postmen.values())
      postman.habits = { again: Math.min(1, again * 1.25), hold, lose: 0 };
    const done = () => this.promised / campaign.referrals;
    let latest = '';
    const nemesis = new Nemesis(this.county, {
      plan: planOf(seed, campaign.faults, killable),
      ...{
        progress: done,
        over: () => this.over(),
        takeovers: this.takeovers,
        log: (line) => (latest = line),
      },
    });
    const ticking = setInterval(() => {
      const faults = Object.values(nemesis.done).reduce((sum, count) => sum + count, 0);
      progress(`${this.promised} of ${campaign.referrals} referrals, ${faults} faults, last ${latest}`);
    }, 10_000);
    try {
      await Promise.all([
        drive(desk, campaign.referrals, campaign.clients),
        nemesis.run(),
        this.backUpInTime(nemesis),
      ]);
    } finally {
      clearInterval(ticking);
    }
    for (const postman of this.county.postmen.values()) postman.habits = { again: 0, hold: 0, lose: 0 };
    return nemesis;
  }

  /** Waits until no outbox holds anything undelivered. */
  private async settle(what: string, patience = 240_000): Promise<void> {
    for (const until = Date.now() + patience; Date.now() < until; await pause(500)) {
      const waiting = await Promise.all(
        agencyNames.map((agency) => undelivered(this.county.databaseUrl(agency)).catch(() => 1)),
      );
      const left = waiting.reduce((sum, count) => sum + count, 0);
      if (left === 0) return;
      this.options.progress(`${what}: ${left} messages wait`);
    }
  }

  /** What was restored from a backup is found again by the comparisons of the agencies, which come round by and by. */
  private async examineWhenQuiet(): Promise<Examination> {
    const { campaign } = this.options;
    for (const until = Date.now() + 120_000; ; await pause(5_000)) {
      await this.settle('before the check');
      const examination = await examine(
        this.county,
        this.history,
        campaign.acrossRestore > 0 ? setBackAgency : null,
      );
      const wrong = countOf(examination.findings);
      if (wrong === 0 || Date.now() > until) return examination;
      this.options.progress(`${wrong} findings; comparing goes on`);
    }
  }

  private post(): CampaignResult['post'] {
    const sum = { deliveries: 0, duplicates: 0, held: 0, lost: 0, unequalAnswers: 0 };
    for (const { figures } of this.county.postmen.values())
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += figures[name];
    return sum;
  }
}

/** Said once at the start, since it changes what a run shows. */
export function groundOf(): string {
  return canMakeHosts()
    ? 'each agency in a network namespace of its own; cuts drop packets'
    : 'no network namespaces on this machine; cuts are made by the postman';
}
