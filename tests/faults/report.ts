import { type Campaign, setBackAgency } from './campaign.js';
import type { CampaignResult } from './run-campaign.js';

/** The agency that was set back to a backup has a chain that the witnesses contradict: it must be found, and is no fault. */
export function chainFaults(result: CampaignResult, campaign: Campaign): string[] {
  if (campaign.acrossRestore === 0) return result.chains;
  const restored = result.chains.filter(
    (line) => line.startsWith(`${setBackAgency} MISSING`) || line.startsWith(`${setBackAgency} OTHER_HASH`),
  );
  const others = result.chains.filter((line) => !restored.includes(line));
  return restored.length > 0
    ? others
    : [...others, `the restore of ${setBackAgency} was not found by its witnesses`];
}

/** Everything that is not as it must be. */
export function wrongs(result: CampaignResult, campaign: Campaign): string[] {
  const { findings, post, takeovers, outageSeconds } = result;
  const tooSlow = percentile(takeovers, 0.99) > 10_000 || Math.max(0, ...takeovers) > 30_000;
  const slow = campaign.timed && tooSlow;
  return [
    ...Object.entries(findings).flatMap(([name, list]: [string, string[]]) =>
      list.map((one) => `${name}: ${one}`),
    ),
    ...chainFaults(result, campaign).map((one) => `chain: ${one}`),
    ...(post.unequalAnswers > 0
      ? [`${post.unequalAnswers} messages answered differently when they came again`]
      : []),
    ...(slow ? ['taking over after a kill took too long'] : []),
    ...(outageSeconds !== null && outageSeconds > 300
      ? ['what waited three days took more than five minutes']
      : []),
    ...(campaign.hubDown ? failures(result) : []),
  ];
}

/** With nothing else broken, every act of every client must succeed. */
function failures({ history }: CampaignResult): string[] {
  const failed = history.entries.filter(({ outcome }) => outcome !== 'OK');
  return failed.map(
    ({ act, outcome, why, referralId }) => `${act} ${outcome} ${why ?? ''} ${referralId ?? ''}`,
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The figures on one line. */
export function lastLine(result: CampaignResult, campaign: Campaign): string {
  const { findings, history, nemesis, post, takeovers, seed, seconds, referrals, messages } = result;
  const {
    KILL = 0,
    CUT = 0,
    DATABASE_STOP = 0,
    FREEZE = 0,
    CLOCK_JUMP = 0,
    DISK_FULL = 0,
    BAD_LINE = 0,
  } = nemesis;
  const acts = history.entries.length;
  const unknown = history.entries.filter(({ outcome }) => outcome === 'UNKNOWN').length;
  return [
    `${history.count('ISSUE', 'OK')} referrals promised (${referrals} made, ${messages} messages, ${acts} acts, ${unknown} unanswered)`,
    `${KILL} kills, ${CUT} cuts, ${DATABASE_STOP} database stops, ${FREEZE} freezes, ${CLOCK_JUMP} clock jumps, ${DISK_FULL} full disks, ${BAD_LINE} bad lines`,
    ...(campaign.acrossRestore === 0 ? [] : [`${result.acrossRestore} referrals across the restore`]),
    `${post.duplicates} deliveries again, ${post.held} held, ${post.lost} dropped`,
    `${findings.lost.length} lost, ${findings.doubled.length} doubled, ${findings.outOfOrder.length} out of order, ` +
      `${findings.stuck.length} stuck, ${findings.withoutReceipt.length} without a matching receipt, ` +
      `${findings.disagreeing.length} disagreeing, ${findings.illegalMoves.length} illegal moves, ` +
      `${chainFaults(result, campaign).length} broken chains`,
    `takeover p50 ${inSeconds(percentile(takeovers, 0.5))}, p99 ${inSeconds(percentile(takeovers, 0.99))}, max ${inSeconds(Math.max(0, ...takeovers))}`,
    ...(result.outageSeconds === null ? [] : [`back after 72 h in ${result.outageSeconds.toFixed(0)} s`]),
    `seed ${seed}, ${Math.round(seconds)} s`,
  ].join(' · ');
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
