import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionWorklistQuery, WorkAct, WorkDue, WorkView } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';

export type WorkPage = UnionWorklistQuery['worklist'];
export type WorkItem = WorkPage['nodes'][number];

/** What a list of work is asked with. */
export interface WorkChoice {
  view: WorkView;
  act: WorkAct | null;
  due: WorkDue | null;
}

/** Whether the agency has a worklist of its own: the register keeps no cases. */
export function hasWorklist(field: AgencyField): field is Exclude<AgencyField, 'docket'> {
  return field in byAgency.Worklist;
}

export async function readWork(
  field: AgencyField,
  choice: WorkChoice,
  page: { first: number; after: string | null },
): Promise<WorkPage> {
  const document = byAgency.Worklist[field as 'union'];
  const { view, act, due } = choice;
  const { data } = await ask(document, { view, first: page.first, act, due, after: page.after });
  return data.worklist;
}

/** All of a list, also what is not on the screen yet. */
export async function readAllWork(field: AgencyField, choice: WorkChoice): Promise<WorkItem[]> {
  const rows: WorkItem[] = [];
  for (let after: string | null = null; ;) {
    const page: WorkPage = await readWork(field, choice, { first: 200, after });
    rows.push(...page.nodes);
    after = page.endCursor ?? null;
    if (after === null) return rows;
  }
}

/** What can be done with an item at once, without opening its case. */
export function canSignFor(item: WorkItem): boolean {
  return item.act === 'SIGN_FOR' && item.referralId !== null;
}

export function canReturn(item: WorkItem): boolean {
  return (item.act === 'SIGN_FOR' || item.act === 'ANSWER') && item.referralId !== null;
}
