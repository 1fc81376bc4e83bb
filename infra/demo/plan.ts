import type { LocalDate } from '#kernel/values/local-date.js';
import { type CourseName, doorOf, type Share, shares } from './mix.js';
import { centresFirm, type Firm, firms, lawyersFirm, type Worker, workerAt } from './people-of-cases.js';
import { Random } from './random.js';
import { officeHour, workingDaysBefore } from './working-time.js';

/** One case as it is going to be played. */
export interface PlannedCase {
  readonly course: CourseName;
  readonly stage: string;
  /** Counts the cases of the same course and stage, for what changes from one to the next. */
  readonly variant: number;
  /** Working days since it was opened. */
  readonly age: number;
  /** Where on its days the case is worked on, in minutes after nine. */
  readonly minute: number;
  /** Its working days, the day of its opening first. */
  readonly days: readonly LocalDate[];
  /** Counts what its door opened in the year; official numbers bear it. */
  readonly serial: number;
  readonly workers: readonly Worker[];
  readonly firm: Firm;
  readonly cause: string;
  /** In fen. */
  readonly claim: number;
  readonly facts: string;
}

const causes = [
  'WAGE_CLAIM',
  'WAGE_CLAIM',
  'WAGE_CLAIM',
  'ECONOMIC_COMPENSATION',
  'LABOUR_CONTRACT',
  'WORK_INJURY_BENEFIT',
];

/** Every case of the demo county in the order of its opening: the same for the same seed and the same day. */
export function planCases(now: Date, seed = 370_499): PlannedCase[] {
  const random = new Random(seed);
  const calendar = workingDaysBefore(now, 1 + Math.max(...shares.map(({ ages }) => ages[1])));
  const drawn = shares.flatMap((row) =>
    Array.from({ length: row.count }, (_, variant) => draw(row, variant, random)),
  );
  const cases = drawn
    .map((one, index) => ({
      ...one,
      ...dispute(one, index, random),
      days: calendar.slice(0, one.age + 1).reverse(),
    }))
    .sort((a, b) => opening(a) - opening(b));
  const opened = new Map<string, number>();
  return cases.map((one) => {
    const series = `${doorOf[one.course]} ${one.days[0]!.slice(0, 4)}`;
    const serial = (opened.get(series) ?? 0) + 1;
    opened.set(series, serial);
    return { ...one, serial };
  });
}

function opening({ days, minute }: Pick<PlannedCase, 'days' | 'minute'>): number {
  return officeHour(days[0]!, minute).getTime();
}

function draw({ course, stage, count, ages: [youngest, oldest] }: Share, variant: number, random: Random) {
  const spread = youngest + ((oldest - youngest) * (variant + random.next())) / count;
  return {
    course,
    stage,
    variant,
    age: Math.min(Math.floor(spread), oldest),
    minute: random.between(0, 150),
  };
}

function dispute({ stage, variant }: { stage: string; variant: number }, index: number, random: Random) {
  const many = stage === 'READY' && variant % 12 === 5 ? 3 : 1;
  const workers = Array.from({ length: many }, (_, at) => workerAt(index + at * 400, random));
  const firm = firmOf(stage, variant, random);
  const cause = random.pick(causes);
  const claim = random.between(32, 640) * 10_000 + random.between(0, 99) * 100;
  return { workers, firm, cause, claim, facts: factsOf(cause, claim, random) };
}

/** Firms to which a mediator is tied bring only cases that wait for somebody to look: the tie is for the clerk to find. */
function firmOf(stage: string, variant: number, random: Random): Firm {
  const tied = [lawyersFirm, centresFirm];
  const waits = ['READY', 'SENT', 'RECEIVED'].includes(stage);
  if (waits && variant % 3 === 0) return variant % 2 === 0 ? lawyersFirm : centresFirm;
  return random.pick(firms.filter((firm) => !tied.includes(firm)));
}

function factsOf(cause: string, claim: number, random: Random): string {
  const sum = `${(claim / 100).toFixed(2)}元`;
  const months = random.between(2, 9);
  if (cause === 'WAGE_CLAIM') return `用人单位拖欠${months}个月工资，出具工资欠条，欠款${sum}。`;
  if (cause === 'ECONOMIC_COMPENSATION') return `用人单位解除劳动合同，未支付经济补偿${sum}。`;
  if (cause === 'WORK_INJURY_BENEFIT') return `工作中受伤，工伤待遇${sum}未支付。`;
  return `履行劳动合同发生争议，请求支付${sum}。`;
}
