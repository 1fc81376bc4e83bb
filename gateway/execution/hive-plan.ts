import { createRequire } from 'node:module';
import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type {
  FetchNode,
  BatchFetchNode,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { NotCovered } from './not-covered.js';
import type { EntityGroup, FetchStep, PlacePath, PlanStep } from './plan.js';
import type { Planner } from './planner.js';

/** The planner of Hive Router, written in Rust; an optional dependency with a binary for each platform. */
export function hivePlanner(supergraph: string): Planner {
  const { QueryPlanner } = createRequire(import.meta.url)('@graphql-hive/router-query-planner') as {
    QueryPlanner: typeof import('@graphql-hive/router-query-planner').QueryPlanner;
  };
  const planner = new QueryPlanner(supergraph);
  const labels = new Set<string>();
  return (operation) => {
    const { node } = planner.plan(operation.toString(), undefined, labels, 0);
    return node ? convert(node, []) : null;
  };
}

function convert(node: PlanNode, place: PlacePath): PlanStep {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, steps: node.nodes.map((each) => convert(each, place)) };
    case 'Flatten':
      return convert(node.node, [...place, ...placeOf(node.path)]);
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        then: node.ifClause ? convert(node.ifClause, place) : null,
        otherwise: node.elseClause ? convert(node.elseClause, place) : null,
      };
    case 'Fetch':
      return fetchStep(node, place);
    case 'BatchFetch':
      return { ...stepOf(node), groups: batchGroups(node), outputRewrites: [] };
    default:
      throw new NotCovered(node.kind.toUpperCase());
  }
}

function fetchStep(node: FetchNode, place: PlacePath): FetchStep {
  const outputRewrites = rewrites(node.outputRewrites);
  if (!node.requires) {
    if (place.length > 0) throw new NotCovered('ROOT_WITHIN');
    return { ...stepOf(node), groups: null, outputRewrites };
  }
  const group: EntityGroup = {
    ...{ key: '_entities', variable: 'representations', paths: [place] },
    requires: required(node.requires),
    inputRewrites: rewrites(node.inputRewrites),
    outputRewrites,
  };
  return { ...stepOf(node), groups: [group], outputRewrites: [] };
}

/** One operation that asks about several groups of objects, each under a key and a variable of its own. */
function batchGroups({ entityBatch }: BatchFetchNode): EntityGroup[] {
  return entityBatch.aliases.map((each) => ({
    ...{ key: each.alias, variable: each.representationsVariableName, paths: each.paths.map(placeOf) },
    requires: required(each.requires),
    inputRewrites: rewrites(each.inputRewrites),
    outputRewrites: rewrites(each.outputRewrites),
  }));
}

function stepOf({ serviceName, operation, operationKind, variableUsages = [] }: FetchNode | BatchFetchNode) {
  const mutation = operationKind === 'mutation';
  return {
    kind: 'Fetch' as const,
    agency: serviceName,
    query: operation,
    mutation,
    variables: variableUsages,
  };
}

function placeOf(path: readonly FlattenNodePathSegment[]): PlacePath {
  return path.map((part) => {
    if (part === '@') return '@*';
    return 'Field' in part ? part.Field : { types: part.TypeCondition };
  });
}

function required(selections: readonly RequiresSelection[]): QueryPlanSelectionNode[] {
  return selections.map((selection): QueryPlanSelectionNode => {
    if (selection.kind === 'FragmentSpread') throw new NotCovered('FRAGMENT_REQUIRED');
    if (selection.kind === 'InlineFragment') {
      if (selection.skipIf || selection.includeIf) throw new NotCovered('CONDITION_REQUIRED');
      const { kind, typeCondition } = selection;
      return { kind, typeCondition, selections: required(selection.selections) };
    }
    const { kind, name, alias } = selection;
    return {
      kind,
      name,
      ...(alias && { alias }),
      ...(selection.selections && { selections: required(selection.selections) }),
    };
  });
}

function rewrites(given: readonly FetchRewrite[] | undefined): FetchDataRewrite[] {
  return (given ?? []).map((rewrite): FetchDataRewrite => {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return { kind: 'KeyRenamer', path: rewritePath(path), renameKeyTo };
    }
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { kind: 'ValueSetter', path: rewritePath(path), setValueTo };
  });
}

function rewritePath(path: readonly FetchNodePathSegment[]): string[] {
  return path.map((part) => {
    if ('Key' in part) return part.Key;
    if (part.TypenameEquals.length !== 1) throw new NotCovered('SEVERAL_TYPES');
    return `... on ${part.TypenameEquals[0]}`;
  });
}
