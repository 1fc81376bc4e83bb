import { courses } from './courses.js';
import type { Desk } from './desk.js';

/** Works until so many referrals are promised; so many clients at once, each on one case after another. */
export async function drive(desk: Desk, referrals: number, clients: number): Promise<void> {
  const from = desk.history.count('ISSUE', 'OK');
  const enough = () => desk.over() || desk.history.count('ISSUE', 'OK') - from >= referrals;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (!enough()) await desk.random.pick(courses)(desk);
    }),
  );
}
