import type { ApolloGateway } from '@apollo/gateway';
import type { Operation, Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { fromApollo } from './apollo-plan.js';
import type { GraphTypes } from './compile-operation.js';
import type { PlanStep } from './plan.js';

/** How an operation is split among the agencies; null where none is asked. */
export type Planner = (operation: Operation) => PlanStep | null;

/** Parts of ApolloGateway that are not in its interface; its exact version is pinned, and the tests notice. */
interface Loaded {
  apiSchema: Schema;
  schema: GraphQLSchema;
  supergraphSchema: GraphQLSchema;
  supergraphSdl: string;
  queryPlanner: QueryPlanner;
  recursiveSelectionsLimitDisabled: boolean;
  nonLocalSelectionsLimitDisabled: boolean;
}

/** Reads what a gateway has loaded, so that a graph of this size is built once and not twice. */
export function loadedParts(gateway: ApolloGateway): Loaded {
  const loaded = gateway as unknown as Loaded;
  for (const part of ['apiSchema', 'schema', 'supergraphSchema', 'supergraphSdl', 'queryPlanner'] as const)
    if (!loaded[part]) throw new Error(`This version of @apollo/gateway has no ${part}.`);
  return loaded;
}

export function typesOf({ apiSchema, schema, supergraphSchema }: Loaded): GraphTypes {
  return { api: apiSchema, apiTypes: schema, allTypes: supergraphSchema };
}

export function apolloPlanner(loaded: Loaded): Planner {
  const { queryPlanner, recursiveSelectionsLimitDisabled, nonLocalSelectionsLimitDisabled } = loaded;
  const limits = { recursiveSelectionsLimitDisabled, nonLocalSelectionsLimitDisabled };
  return (operation) => fromApollo(queryPlanner.buildQueryPlan(operation, limits));
}
