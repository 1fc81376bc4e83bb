import type { ApolloServerPlugin } from '@apollo/server';
import type { FieldNode, FragmentDefinitionNode, GraphQLFormattedError, SelectionSetNode } from 'graphql';
import { Kind, OperationTypeNode } from 'graphql';
import { notFound } from '#kernel/refusal.js';
import type { GatewayContext } from './context.js';

type Fragments = Map<string, FragmentDefinitionNode>;

/** Fields of Case that say nothing about whether anybody knows the case. */
const echoed = new Set(['id', '__typename']);

/**
 * A case of which every agency asked says "nothing" is answered as one that does not exist, in the same words:
 * unknown, forbidden and mistyped codes cannot be told apart. While an agency has failed, the rest stands as it is.
 */
export const unknownCase: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, document, operation }) {
        if (response.body.kind !== 'single' || !document || !operation) return;
        const result = response.body.singleResult;
        const data = result.data;
        if (!data || operation.operation !== OperationTypeNode.QUERY) return;
        const fragments: Fragments = new Map(
          document.definitions.flatMap((node) =>
            node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
          ),
        );
        for (const [key, fields] of fieldsByKey([operation.selectionSet], fragments)) {
          const part = data[key];
          if (fields[0]!.name.value !== 'case' || typeof part !== 'object' || part === null) continue;
          const selections = fields.flatMap((field) => field.selectionSet ?? []);
          if (!isUnknown(key, part as Record<string, unknown>, selections, fragments, result.errors ?? []))
            continue;
          data[key] = null;
          result.errors = [...(result.errors ?? []).filter((error) => error.path?.[0] !== key), absent(key)];
        }
      },
    };
  },
};

function isUnknown(
  key: string,
  part: Record<string, unknown>,
  selections: SelectionSetNode[],
  fragments: Fragments,
  errors: readonly GraphQLFormattedError[],
): boolean {
  const asked = [...fieldsByKey(selections, fragments)].filter(
    ([name, fields]) => name in part && !echoed.has(fields[0]!.name.value),
  );
  if (asked.length === 0 || asked.some(([name]) => part[name] !== null)) return false;
  const here = errors.filter((error) => !error.path || error.path[0] === key);
  return here.every((error) => error.path && error.extensions?.code === 'NOT_FOUND');
}

function absent(key: string): GraphQLFormattedError {
  const { code, message, hint } = notFound();
  return { message, path: [key], extensions: { code, hint } };
}

/** The fields a selection asks for, by the key they are answered under, fragments opened. */
function fieldsByKey(
  sets: SelectionSetNode[],
  fragments: Fragments,
  found = new Map<string, FieldNode[]>(),
): Map<string, FieldNode[]> {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      found.set(key, [...(found.get(key) ?? []), selection]);
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (inner) fieldsByKey([inner.selectionSet], fragments, found);
    }
  }
  return found;
}
