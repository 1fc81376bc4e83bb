import type { ReferralStep } from './measure.js';

/** Each step: how many a second, and whose processor time it takes; the driver's own is left out. */
export function printSteps(steps: readonly ReferralStep[], referrals: number): void {
  const costOf = ({ used }: ReferralStep): [string, number][] =>
    Object.entries(used).flatMap(([name, seconds]) =>
      name === 'driver' ? [] : [[name, (seconds / referrals) * 1000]],
    );
  const totals = steps.map((step) => costOf(step).reduce((sum, [, cost]) => sum + cost, 0));
  const whole = totals.reduce((sum, total) => sum + total, 0);
  console.log(`\n${referrals} referrals, court → union; processor seconds per 1,000 referrals`);
  console.log('step                     /s   act p50   act p99      CPU   share   of which');
  steps.forEach((step, at) => {
    const { name, perSecond, act } = step;
    const most = costOf(step)
      .filter(([, cost]) => cost >= totals[at]! * 0.05)
      .map(([process, cost]) => `${process} ${cost.toFixed(2)}`);
    const cells = [
      perSecond.toFixed(0).padStart(8),
      (act ? act.p50.toFixed(1) : '').padStart(10),
      (act ? act.p99.toFixed(1) : '').padStart(10),
      totals[at]!.toFixed(2).padStart(9),
      `${((totals[at]! / whole) * 100).toFixed(0)} %`.padStart(8),
    ];
    console.log(`${name.padEnd(18)}${cells.join('')}   ${most.join(', ')}`);
  });
  console.log(`in all${whole.toFixed(2).padStart(49)}`);
}
