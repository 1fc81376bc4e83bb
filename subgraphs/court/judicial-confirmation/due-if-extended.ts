import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { extendedEnd } from '#kernel/deadline/keep-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { presidentExtension } from './president-extension.js';

/** Where the time to rule would end with the president's approval; null when it does not run or is already longer. */
export async function dueIfExtended(ctx: RequestContext, id: string): Promise<string | null> {
  return endIfExtended(await deadlinesOf(ctx).load(id));
}

export function endIfExtended(deadlines: DeadlineEntity[]): string | null {
  const ruling = deadlines.find((row) => row.rule === 'JC-3' && row.metOn === null);
  if (!ruling || ruling.extendedBy.length > 0) return null;
  return extendedEnd(ruling, presidentExtension(localDate(ruling.startsFrom))).due;
}
