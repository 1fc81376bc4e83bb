import { bytesOfText } from './byte-text.js';
import { NotCovered } from './not-covered.js';
import type { FetchStep } from './plan.js';
import type { Run, Source, SourceAnswer } from './run.js';

const none: ReadonlyMap<string, readonly string[]> = new Map();

/** Asks with the variables the agency's operation uses, of those the client sent. */
export function callOf(
  { query, mutation, variables: used }: FetchStep,
  source: Source,
): (
  run: Run,
  representations?: ReadonlyMap<string, readonly string[]>,
  path?: readonly string[],
) => Promise<SourceAnswer> {
  const queryJson = bytesOfText(JSON.stringify(query));
  if (used.includes('representations')) throw new NotCovered('REPRESENTATIONS_VARIABLE');
  return (run, representations = none, path = []) => {
    const variables: Record<string, unknown> = {};
    for (const name of used) {
      const value = run.variables[name];
      if (value !== undefined) variables[name] = value;
    }
    return source.ask(run.context, { query, queryJson, mutation, variables, representations, path });
  };
}
