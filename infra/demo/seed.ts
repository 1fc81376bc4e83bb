import { CaseDesk, type Rosters } from './case-desk.js';
import { playAid, playOwnAid } from './courses/aid.js';
import { playArbitration } from './courses/arbitration.js';
import { playAward } from './courses/award.js';
import { playDelegated } from './courses/delegated.js';
import { playEntrusted } from './courses/entrusted.js';
import { playIntake } from './courses/filing.js';
import { playInspection } from './courses/inspection.js';
import { playNegotiation } from './courses/negotiation.js';
import { playSupervision } from './courses/supervision.js';
import { playUnionDoor } from './courses/union-door.js';
import type { DemoCounty } from './demo-county.js';
import { type CourseName, doorOf } from './mix.js';
import { type PlannedCase, planCases } from './plan.js';
import { prepare } from './prepare.js';

const courses: Record<CourseName, (desk: CaseDesk) => Promise<void>> = {
  intake: playIntake,
  delegated: playDelegated,
  entrusted: playEntrusted,
  unionDoor: playUnionDoor,
  negotiation: playNegotiation,
  aid: playAid,
  supervision: playSupervision,
  arbitration: playArbitration,
  award: playAward,
  inspection: playInspection,
  ownAid: playOwnAid,
};

/** How many cases are worked side by side. */
const lanes = 6;

/** Enters the demo county's cases through the acts: the same cases for the same day. */
export async function seedDemo(
  county: DemoCounty,
  now: Date,
  progress: (line: string) => void,
  plan: readonly PlannedCase[] = planCases(now),
): Promise<void> {
  await county.welcome();
  const rosters = await prepare(county, plan);
  const turns = new Turns();
  const waiting = [...plan];
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await play(county, next, rosters, turns);
      done += 1;
      if (done % 10 === 0 || done === plan.length) progress(`${done} of ${plan.length} cases`);
    }
  };
  const stopAll = (error: unknown): never => {
    waiting.length = 0;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch(stopAll)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function play(county: DemoCounty, plan: PlannedCase, rosters: Rosters, turns: Turns): Promise<void> {
  const desk = new CaseDesk(county, plan, rosters, (work) => turns.take(agencyOf(plan), work));
  try {
    await courses[plan.course](desk);
    await county.told(desk.caseCode);
  } catch (error) {
    const where = `${plan.course} ${plan.stage} ${plan.variant}, ${plan.age} days old (${desk.caseCode})`;
    throw new Error(`The course ${where} stopped: ${(error as Error).message}`, { cause: error });
  }
}

function agencyOf({ course }: PlannedCase): string {
  return doorOf[course].replace('second-court', 'court');
}

/** One opening at a time at each agency, in the order of asking: case codes and receipts count in the order of the plan. */
class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(agency: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(agency) ?? Promise.resolve()).then(work);
    this.last.set(
      agency,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
