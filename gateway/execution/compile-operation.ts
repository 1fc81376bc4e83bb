import type { Operation, Schema } from '@apollo/federation-internals';
import { visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { answerForms } from './answer-forms.js';
import { decidingVariables, inclusion } from './collected-fields.js';
import { NotCovered } from './not-covered.js';
import { fetchesOf, type PlanStep } from './plan.js';
import { compileStep, type Step, type StepOptions } from './plan-steps.js';
import { Projection } from './projection.js';
import type { Node } from './representation.js';

/** An operation made ready once, to be run many times. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly run: Step;
  /** What makes the answer with these variables of all the agencies gave. Throws NotCovered where they do not decide. */
  answerWith(variables: Readonly<Record<string, unknown>>): Answer;
}

export interface GraphTypes {
  /** What clients may see, as the planner's library has it and as graphql-js has it. */
  readonly api: Schema;
  readonly apiTypes: GraphQLSchema;
  /** The whole graph. */
  readonly allTypes: GraphQLSchema;
}

/** Throws UnexpectedShape. */
export type Answer = (data: Node) => Node | null;

/** Projections kept of one operation, one for each combination of its conditions. */
const mostAnswers = 64;
/** What every JavaScript object has already: an answer cannot keep such a key apart from it. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
const mentionsInherited = new RegExp(`\\b(?:${inherited.join('|')})\\b`);

export function compileOperation(
  document: DocumentNode,
  operation: Operation,
  plan: PlanStep | null,
  types: GraphTypes,
  sourceOf: StepOptions['sourceOf'],
): CompiledOperation {
  refuseUncovered(document, plan);
  const defaults = operation.collectDefaultedVariableValues();
  const forms = answerForms(document, operation, plan, types);
  const run: Step = plan
    ? compileStep(plan, { types: types.allTypes, sourceOf, defaults, forms })
    : async () => undefined;
  const deciding = [...decidingVariables(operation.selectionSet, types.api)];
  const answers = new Map<string, Answer>();
  return {
    operation,
    run,
    answerWith(variables) {
      const given = (name: string) => truth((Object.hasOwn(variables, name) ? variables : defaults)[name]);
      const values = new Map(deciding.map((name) => [name, given(name)]));
      const key = [...values.values()].map(Number).join('');
      let answer = answers.get(key);
      if (!answer) {
        if (answers.size >= mostAnswers) answers.clear();
        answer = compileAnswer(operation, types, values);
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

function compileAnswer(
  operation: Operation,
  types: GraphTypes,
  values: ReadonlyMap<string, boolean>,
): Answer {
  const { api, apiTypes } = types;
  const root = api.schemaDefinition.rootType(operation.rootKind)!;
  return new Projection(api, apiTypes, inclusion(api, values)).ofRoot(operation.selectionSet, root);
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new NotCovered('CONDITION_VALUE');
  return value;
}

function refuseUncovered(document: DocumentNode, plan: PlanStep | null): void {
  visit(document, {
    Field({ name, alias }) {
      if (/^__(?:schema|type)$/.test(name.value)) throw new NotCovered('INTROSPECTION');
      if (inherited.includes(alias?.value ?? name.value)) throw new NotCovered('INHERITED_KEY');
    },
  });
  for (const { query } of fetchesOf(plan))
    if (mentionsInherited.test(query)) throw new NotCovered('INHERITED_KEY');
}
