import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { merge } from './merge.js';

export type Node = Record<string, unknown>;

/** Takes out of what is known of an object the fields that another agency must be told; null where one is missing. */
export type Picker = (node: Node | null) => Node | null;

/** The selection an agency requires, compiled. Types are those of the whole graph, fields hidden from clients included. */
export function compilePicker(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Picker {
  const steps = selections.flatMap((selection) => compileStep(selection, schema) ?? []);
  return (node) => {
    if (node === null) return null;
    const picked: Node = {};
    for (const step of steps) if (!step(node, picked)) return null;
    return picked;
  };
}

/** False where the object lacks the field: an agency has failed to give it, and nothing can be asked about the object. */
type Step = (node: Node, picked: Node) => boolean;

function compileStep(selection: QueryPlanSelectionNode, schema: GraphQLSchema): Step | null {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    if (!typeCondition) return null;
    const pick = compilePicker(selection.selections, schema);
    const applies = typeTest(typeCondition, schema);
    return (node, picked) => {
      if (!applies(node.__typename)) return true;
      const part = pick(node);
      if (part) merge(picked, part);
      return true;
    };
  }
  // Apollo's planner gives no alias here; Hive's reads under the name and sends under the alias.
  const { name, alias = name } = selection;
  const pick = selection.selections ? compilePicker(selection.selections, schema) : null;
  return (node, picked) => {
    const value = node[name];
    if (value === undefined) return false;
    if (!pick) picked[alias] = value;
    else if (Array.isArray(value)) picked[alias] = value.map((item) => pick(item as Node | null));
    else picked[alias] = pick(value as Node | null);
    return true;
  };
}

/** Whether an object with this `__typename` is of the type; remembers what it was asked. */
export function typeTest(
  condition: string,
  schema: GraphQLSchema,
  whenUnknown = false,
): (typename: unknown) => boolean {
  const type = schema.getType(condition);
  const known = new Map<unknown, boolean>();
  return (typename) => {
    if (!typename) return whenUnknown;
    let holds = known.get(typename);
    if (holds === undefined) {
      const given = schema.getType(typename as string);
      holds =
        typename === condition ||
        (isAbstractType(type) &&
          (isObjectType(given) || isInterfaceType(given)) &&
          schema.isSubType(type, given));
      if (given) known.set(typename, holds);
    }
    return holds;
  };
}
