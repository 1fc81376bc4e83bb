import pg from 'pg';
import { court, linkageCentre, union } from '../../../infra/county/organisations.js';
import { type OwnHub, startOwnHub } from '../../../infra/hub/own-hub.js';
import { percentile } from '../../security/door/percentile.js';
import { MachineLoad, ProcessorLog, type ProcessorSeconds } from '../exchange/machine-load.js';
import { Outboxes } from '../exchange/outboxes.js';
import { SendingAgencies } from '../exchange/sending-agencies.js';
import { ActingClerk } from './clerk.js';
import { prepareFilings } from './filings.js';
import { HeldPost } from './held-post.js';

export interface ReferralStep {
  readonly name: string;
  readonly perSecond: number;
  /** Milliseconds of one act, where the step is people's acts. */
  readonly act: { readonly p50: number; readonly p99: number } | null;
  readonly failed: number;
  /** Processor seconds of each process, by greatest. */
  readonly used: ProcessorSeconds;
}

const rates = {
  ...{ THROTTLE_OPERATIONS: '1000000', THROTTLE_ROOT_FIELD: '1000000', THROTTLE_MUTATIONS: '1000000' },
};
const warmUp = 40;

/** Takes so many referrals of the court to the union through each step by itself, on a hub of its own with its real disk. */
export async function measureReferrals(
  referrals: number,
  clients: number,
  say: (line: string) => void,
): Promise<ReferralStep[]> {
  const hub = await startOwnHub((line) => say(`${line} …`), { disposable: false, env: rates });
  const stop = (): void => void hub.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const agencies = await SendingAgencies.open(hub, ['court']);
  const post = await HeldPost.of(hub, ['court', 'union']);
  const outboxes = await Outboxes.open(hub);
  try {
    say('filings at the counter …');
    const filings = await prepareFilings(agencies, referrals + warmUp);
    await outboxes.drained();
    const course = new Course(hub, post, outboxes, await MachineLoad.of(hub), clients);
    say('warming up …');
    await course.run(filings.splice(0, warmUp));
    await outboxes.tidy();
    return await course.run(filings, say);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await Promise.all([post.close(), outboxes.close(), agencies.close()]);
    await hub.stop();
  }
}

const delegate = 'mutation($input: CourtDelegationInput!) { courtDelegateMediation(input: $input) { id } }';
const signFor = 'mutation($id: ID!) { unionSignForReferral(id: $id) { id state } }';

class Course {
  private serial = 0;

  constructor(
    private readonly hub: OwnHub,
    private readonly post: HeldPost,
    private readonly outboxes: Outboxes,
    private readonly machine: MachineLoad,
    private readonly clients: number,
  ) {}

  async run(
    filings: readonly string[],
    say: (line: string) => void = () => undefined,
  ): Promise<ReferralStep[]> {
    const year = new Date().getFullYear();
    const inputs = filings.map((filingIntakeId) => ({
      input: {
        ...{ filingIntakeId, to: union.code, materials: ['起诉状副本', '工资欠条'] },
        number: `（${year}）鲁0499民诉前调${++this.serial}号`,
      },
    }));
    const steps: ReferralStep[] = [];
    const take = (step: ReferralStep): void => {
      steps.push(step);
      say(`${step.name}: ${step.perSecond.toFixed(0)} a second`);
    };
    await this.post.hold([union.code, linkageCentre.code]);
    take(await this.acts('转办 sent', 'court-clerk', delegate, inputs));
    take(await this.delivery('to receipt', filings.length));
    await this.post.hold([court.code, linkageCentre.code]);
    const ids = (await this.waiting()).map((id) => ({ id }));
    take(await this.acts('签收 signed for', 'union-mediator', signFor, ids));
    take(await this.delivery('to receipt', ids.length));
    return steps;
  }

  /** The acts of one person, so many under way at once. */
  private async acts(
    name: string,
    person: string,
    query: string,
    inputs: readonly object[],
  ): Promise<ReferralStep> {
    const clerk = new ActingClerk(this.hub, person, this.clients);
    const times: number[] = [];
    let [next, failed] = [0, 0];
    const client = async (): Promise<void> => {
      while (next < inputs.length) {
        const done = await clerk.act(query, inputs[next++]!).catch((error: Error) => {
          if (failed++ === 0) console.error(error.message);
          return null;
        });
        if (done !== null) times.push(done);
      }
    };
    const measured = await this.measured(async () => {
      await Promise.all(Array.from({ length: this.clients }, client));
    });
    await clerk.close();
    const act = { p50: percentile(times, 50), p99: percentile(times, 99) };
    return { name, perSecond: times.length / measured.seconds, act, failed, used: measured.used };
  }

  /** What lies in the outboxes goes out, until the senders hold the receipts of all of it. */
  private async delivery(name: string, referrals: number): Promise<ReferralStep> {
    const measured = await this.measured(async () => {
      await this.post.release();
      await this.outboxes.drained();
    });
    const perSecond = referrals / measured.seconds;
    return { name, perSecond, act: null, failed: await this.outboxes.refused(), used: measured.used };
  }

  private async measured(work: () => Promise<void>): Promise<{ seconds: number; used: ProcessorSeconds }> {
    const processors = new ProcessorLog(this.machine);
    const since = performance.now();
    await work();
    const seconds = (performance.now() - since) / 1000;
    return { seconds, used: processors.end() };
  }

  /** What the union has been sent and has not signed for. */
  private async waiting(): Promise<string[]> {
    const client = new pg.Client({ connectionString: this.hub.databases.union });
    await client.connect();
    try {
      const sent = `select id from referral where direction = 'IN' and state = 'SENT'`;
      const { rows } = await client.query<{ id: string }>(sent);
      return rows.map(({ id }) => id);
    } finally {
      await client.end();
    }
  }
}
