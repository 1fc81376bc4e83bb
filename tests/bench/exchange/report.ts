import { isFlat } from './memory.js';
import { type Part, parts } from './profile.js';
import type { Shares } from './profile-suite.js';
import { heading, line, type SuiteRun } from './run-suite.js';
import { mix } from './referral-load.js';

const longestDelivery = 2_000;

export function printSuite(run: SuiteRun, shares: Shares | null): void {
  const { suite, ramp, sustained, memory } = run;
  const { rate, seconds } = sustained;
  console.log(
    `\n${suite}: open loop, referrals begun a second at their own instants; in turn ${mix.join(', ')}.`,
  );
  console.log(
    'Times in ms: of the act; from outbox row to kept receipt, of letters and of all messages. Drain in s.',
  );
  console.log(heading.join(' '));
  for (const step of ramp) console.log(line(step));
  console.log(`${line(sustained)}   ← held`);
  console.log(
    `${sustained.messagesPerReferral.toFixed(1)} messages per referral, each with a signed receipt; ${run.refused} refused, ${sustained.failed} acts failed`,
  );
  printProcessors(run);
  console.log(`\nResident memory, MB, over the ${seconds} s at ${rate}/s`);
  console.log(row('', ['start', 'least', 'at the end', 'most', 'at the end', 'MB/min']));
  for (const { name, start, warm, end, peak, lastPeak, slope } of memory)
    console.log(
      row(
        name,
        [start, warm, end, peak, lastPeak, slope].map((value) => value.toFixed(0)),
      ),
    );
  if (shares) printShares(shares);
}

function printProcessors({ idle, used, referrals, span }: SuiteRun): void {
  const total = Object.values(used).reduce((sum, seconds) => sum + seconds, 0);
  console.log(
    `\nProcessor seconds per 1,000 referrals (${((total / span) * 100).toFixed(0)} % of one processor in all; idle ${(idle * 100).toFixed(0)} %)`,
  );
  for (const [name, seconds] of Object.entries(used)) {
    const [each, share] = [(seconds / referrals) * 1_000, (seconds / total) * 100];
    if (share >= 0.5) console.log(row(name, [each.toFixed(2), `${share.toFixed(0)} %`]));
  }
  console.log(row('in all', [((total / referrals) * 1_000).toFixed(2), '']));
}

function printShares(shares: Shares): void {
  console.log('\nWhat each program is busy with, per cent (sampled by --cpu-prof in a run of its own)');
  console.log(row('', [...parts]));
  for (const [name, share] of Object.entries(shares)) {
    console.log(
      row(
        name,
        parts.map((part: Part) => (share[part] * 100).toFixed(0)),
      ),
    );
  }
}

function row(name: string, values: readonly string[]): string {
  return `  ${name.padEnd(18)}${values.map((value) => value.padStart(11)).join('')}`;
}

/** Whether the goals are met, and the figures in a line. */
export function verdictOf(run: SuiteRun, goal: number): { met: boolean; text: string } {
  const { suite, sustained, memory, refused } = run;
  const { receipted, referrals, seconds, failed } = sustained;
  // The last letters of a run are receipted just after it.
  const enough = receipted >= goal * 0.98;
  const growing = memory.filter((course) => !isFlat(course));
  const met = enough && referrals.p99 <= longestDelivery && failed + refused === 0 && growing.length === 0;
  const grown =
    growing.length === 0 ? 'memory flat' : `memory grows: ${growing.map(({ name }) => name).join(', ')}`;
  return {
    met,
    text: `${suite} ${receipted.toFixed(1)}/s for ${seconds} s (goal ${goal}), delivery p50 ${referrals.p50.toFixed(0)} ms p99 ${referrals.p99.toFixed(0)} ms, ${grown}: ${met ? 'met' : 'MISSED'}`,
  };
}
