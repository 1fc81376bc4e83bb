import type { ApolloServerPlugin } from '@apollo/server';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLFormattedError,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind, OperationTypeNode } from 'graphql';
import { notFound } from '#kernel/refusal.js';
import type { GatewayContext } from './context.js';

type Fragments = Map<string, FragmentDefinitionNode>;

/** A case that an operation asks for: the key it is answered under, and the keys of what is asked of it. */
interface CaseField {
  readonly key: string;
  readonly asked: readonly string[];
}

/** Fields of Case that say nothing about whether anybody knows the case. */
const echoed = new Set(['id', '__typename']);
/** By operation; the documents of the desk are few, and kept. */
const known = new WeakMap<OperationDefinitionNode, readonly CaseField[]>();

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
        for (const { key, asked } of caseFieldsOf(document, operation)) {
          const part = data[key];
          if (typeof part !== 'object' || part === null) continue;
          if (!isUnknown(key, part as Record<string, unknown>, asked, result.errors ?? [])) continue;
          data[key] = null;
          result.errors = [...(result.errors ?? []).filter((error) => error.path?.[0] !== key), absent(key)];
        }
      },
    };
  },
};

function caseFieldsOf(document: DocumentNode, operation: OperationDefinitionNode): readonly CaseField[] {
  let found = known.get(operation);
  if (!found) {
    found = readCaseFields(document, operation);
    known.set(operation, found);
  }
  return found;
}

function readCaseFields(document: DocumentNode, { selectionSet }: OperationDefinitionNode): CaseField[] {
  const fragments: Fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  return [...fieldsByKey([selectionSet], fragments)].flatMap(([key, fields]) => {
    if (fields[0]!.name.value !== 'case') return [];
    const below = fieldsByKey(
      fields.flatMap((field) => field.selectionSet ?? []),
      fragments,
    );
    const asked = [...below].filter(([, [field]]) => !echoed.has(field!.name.value)).map(([name]) => name);
    return [{ key, asked }];
  });
}

/** A field that its conditions leave out is not in the answer. */
function isUnknown(
  key: string,
  part: Record<string, unknown>,
  asked: readonly string[],
  errors: readonly GraphQLFormattedError[],
): boolean {
  const there = asked.filter((name) => name in part);
  if (there.length === 0 || there.some((name) => part[name] !== null)) return false;
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
