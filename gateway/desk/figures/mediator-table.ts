import { mediatorsOf, type Mediation, workOf, works } from './mediators.ts';
import type { Period } from './period.ts';
import type { FigureTable } from './tables.ts';
import type { FiguresTexts } from './texts.ts';

/** How many mediations each mediator has taken up, and what came of them (调解员工作量). */
export function mediatorTable(
  mediations: readonly Mediation[],
  period: Period,
  texts: FiguresTexts,
): FigureTable {
  return {
    ...{ key: 'mediators', title: texts.mediators, nameHeads: [texts.mediator] },
    heads: works.map((work) => texts.works[work]),
    rows: mediatorsOf(mediations).map((mediator) => ({
      key: mediator,
      names: [mediator],
      cells: works.map((work) => ({
        count: workOf(mediations, mediator, work).length,
        cases: { path: `/figures/mediations/${period.code}/${work}/${mediator}` },
      })),
    })),
  };
}
