import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { TakeOutManner } from '../generated/graphql/graphql.ts';
import type { Person } from '../shell/session.ts';

/**
 * Has the own agency record that something leaves the desk as a file or on paper, and how many rows it has (导出、打印留痕). To be
 * waited for before it is handed out; throws `Refused` where it cannot be recorded. `list` names no person.
 */
export async function recordTakeOut(
  { field }: Person,
  list: string,
  manner: TakeOutManner,
  count: number,
): Promise<void> {
  await ask(byAgency.RecordTakeOut[field], { input: { list, manner, count } });
}
