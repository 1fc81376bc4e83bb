import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { NotCovered } from './not-covered.js';
import type { FetchStep, PlanStep } from './plan.js';

/** The plan of Apollo's planner in our own form; null where nothing is asked of any agency. */
export function fromApollo({ node }: QueryPlan): PlanStep | null {
  if (!node) return null;
  if (node.kind === 'Subscription') throw new NotCovered('SUBSCRIPTION');
  return convert(node, []);
}

function convert(node: PlanNode, place: readonly string[]): PlanStep {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, steps: node.nodes.map((each) => convert(each, place)) };
    case 'Flatten':
      return convert(node.node, [...place, ...node.path.map(String)]);
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        then: node.ifClause ? convert(node.ifClause, place) : null,
        otherwise: node.elseClause ? convert(node.elseClause, place) : null,
      };
    case 'Fetch':
      return fetchStep(node, place);
    case 'Defer':
      throw new NotCovered('DEFER');
  }
}

function fetchStep(node: FetchNode, place: readonly string[]): FetchStep {
  const { requires, inputRewrites = [], outputRewrites = [] } = node;
  if (node.contextRewrites?.length) throw new NotCovered('CONTEXT');
  if (!requires && place.length > 0) throw new NotCovered('ROOT_WITHIN');
  const group = { key: '_entities', variable: 'representations', paths: [place] };
  return {
    kind: 'Fetch',
    agency: node.serviceName,
    query: node.operation,
    mutation: node.operationKind === ('mutation' as never),
    variables: node.variableUsages ?? [],
    groups: requires ? [{ ...group, requires, inputRewrites, outputRewrites }] : null,
    outputRewrites: requires ? [] : outputRewrites,
  };
}
