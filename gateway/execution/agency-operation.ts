import { bytesOfText } from './byte-text.js';
import { NotCovered } from './not-covered.js';
import type { FetchStep } from './plan.js';
import type { StepOptions } from './plan-steps.js';
import type { Run, SourceAnswer } from './run.js';

const none: ReadonlyMap<string, readonly string[]> = new Map();

/** Asks with the variables the agency's operation uses, of those the client sent. */
export function callOf(
  step: FetchStep,
  options: StepOptions,
): (
  run: Run,
  representations?: ReadonlyMap<string, readonly string[]>,
  path?: readonly string[],
) => Promise<SourceAnswer> {
  const { query, mutation, variables: used } = step;
  const source = options.sourceOf(step.agency);
  const form = options.forms.get(step) ?? null;
  const queryJson = bytesOfText(JSON.stringify(query));
  if (used.includes('representations')) throw new NotCovered('REPRESENTATIONS_VARIABLE');
  return (run, representations = none, path = []) => {
    const variables: Record<string, unknown> = {};
    for (const name of used) {
      const value = run.variables[name];
      if (value !== undefined) variables[name] = value;
    }
    return source.ask(run.context, {
      ...{ query, queryJson, mutation, variables, representations, path, form },
    });
  };
}
