import type { RequestContext } from '#kernel/context.js';
import { usageForPerson } from '#kernel/disclosure/usage.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { Uses } from './answer.js';

/** Who of other organisations looked at the person's data here, newest first: one line a day, organisation and reason. */
export async function usesTold(ctx: RequestContext, caseCode: string): Promise<Uses> {
  const told = new Map<string, { line: Uses[number]; kinds: Set<string> }>();
  for (const { at, agency, organisation, reason, what } of await usageForPerson(ctx, caseCode)) {
    const on = localDateOf(at);
    const key = `${on} ${organisation} ${reason ?? ''}`;
    const line = { on, by: { agency, name: organisation }, reason, what: '' };
    const entry = told.get(key) ?? { line, kinds: new Set<string>() };
    for (const kind of what.split(' ')) entry.kinds.add(kind);
    told.set(key, entry);
  }
  return [...told.values()].map(({ line, kinds }) => ({ ...line, what: [...kinds].sort().join(' ') }));
}
