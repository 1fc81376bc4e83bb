import { daysBetween, localDate, localDateOf } from '#kernel/values/local-date.js';
import { bars, shows } from '../figures/indicators.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';

export interface Outcome {
  /** Since when a mediation of the case has come to an agreement (达成). */
  settledOn: string | null;
  /** Since when the matter is concluded and what was agreed or ordered is performed (实质化解). */
  resolvedOn: string | null;
  /** Natural days from registration to conclusion, those of a suspension left out (办理时长). */
  handlingDays: number | null;
}

type Step = Pick<DocketTimelineEntity, 'reference' | 'kind' | 'state' | 'at'>;

/** What has come of a case, from its steps in their order. */
export function outcomeOf(steps: readonly Step[], openedOn: string | null, closedOn: string | null): Outcome {
  const settled = steps.find((step) => shows('IND-AGR-A', step));
  const last = [...new Map(steps.map((step) => [step.reference, step])).values()];
  const performed = last.filter((step) => shows('IND-RES', step));
  const resolved = closedOn !== null && performed.length > 0 && !last.some((step) => bars('IND-RES', step));
  return {
    settledOn: settled ? localDateOf(settled.at) : null,
    resolvedOn: resolved ? latest([closedOn, ...performed.map(({ at }) => localDateOf(at))]) : null,
    handlingDays:
      openedOn !== null && closedOn !== null
        ? days(openedOn, closedOn) - suspendedDays(steps, closedOn)
        : null,
  };
}

/** Days on which a record of the case stood still; several at once count once. */
function suspendedDays(steps: readonly Step[], closedOn: string): number {
  const spans = steps.flatMap((step, at) => {
    if (step.state !== 'SUSPENDED') return [];
    const next = steps.slice(at + 1).find(({ reference }) => reference === step.reference);
    return [{ from: localDateOf(step.at) as string, until: next ? localDateOf(next.at) : closedOn }];
  });
  let [sum, counted] = [0, ''];
  for (const { from, until } of spans.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const [start, end] = [from > counted ? from : counted, until < closedOn ? until : closedOn];
    if (start >= end) continue;
    sum += days(start, end);
    counted = end;
  }
  return sum;
}

function days(from: string, until: string): number {
  return Math.max(0, daysBetween(localDate(from), localDate(until)));
}

function latest(all: readonly string[]): string {
  return [...all].sort().at(-1)!;
}
