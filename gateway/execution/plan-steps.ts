import { GraphQLError } from 'graphql';
import type { AnswerForm } from './answer-form.js';
import { callOf } from './agency-operation.js';
import { compileEntityFetch } from './entity-fetch.js';
import { sourceErrors } from './source-errors.js';
import { merge } from './merge.js';
import { compileRewrites } from './rewrite.js';
import type { FetchStep, PlanStep } from './plan.js';
import type { Run, Source } from './run.js';
import type { GraphQLSchema } from 'graphql';

/** A part of the plan, ready to run; it never rejects: what fails is noted in the run. */
export type Step = (run: Run) => Promise<void>;

export interface StepOptions {
  /** The whole graph's types, those hidden from clients included. */
  readonly types: GraphQLSchema;
  sourceOf(name: string): Source;
  /** Values an operation gives its variables when the client sends none. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Of those whose answers can be passed on. */
  readonly forms: ReadonlyMap<FetchStep, AnswerForm>;
}

export function compileStep(step: PlanStep, options: StepOptions): Step {
  switch (step.kind) {
    case 'Sequence':
      return inTurn(step.steps.map((each) => compileStep(each, options)));
    case 'Parallel':
      return sideBySide(step.steps.map((each) => compileStep(each, options)));
    case 'Condition':
      return compileCondition(step, options);
    case 'Fetch':
      return guarded(
        step.groups ? compileEntityFetch(step, step.groups, options) : compileRootFetch(step, options),
      );
  }
}

function inTurn(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function sideBySide(steps: readonly Step[]): Step {
  return async (run) => {
    const outer = run.named;
    run.named = outer ?? new Map();
    const begun = steps.map((step) => step(run));
    run.named = outer;
    await Promise.all(begun);
  };
}

function compileCondition(step: PlanStep & { kind: 'Condition' }, options: StepOptions): Step {
  const then = step.then && compileStep(step.then, options);
  const otherwise = step.otherwise && compileStep(step.otherwise, options);
  return async (run) => {
    const values = Object.hasOwn(run.variables, step.variable) ? run.variables : options.defaults;
    await (values[step.variable] ? then : otherwise)?.(run);
  };
}

function compileRootFetch(step: FetchStep, options: StepOptions): Step {
  const ask = callOf(step, options);
  const rewrite = compileRewrites(step.outputRewrites, options.types);
  return async (run) => {
    const { data, errors } = await ask(run);
    if (errors) run.errors.push(...sourceErrors(errors, step.agency, ({ path }) => [path]));
    if (!data) return;
    rewrite?.(data);
    merge(run.data, data);
  };
}

function guarded(step: Step): Step {
  return async (run) => {
    try {
      await step(run);
    } catch (error) {
      run.errors.push(error instanceof GraphQLError ? error : new GraphQLError((error as Error).message));
    }
  };
}
