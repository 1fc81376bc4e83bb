import { isSubtype, Variable } from '@apollo/federation-internals';
import type {
  CompositeType,
  Directive,
  OperationElement,
  OutputType,
  Schema,
  SelectionSet,
} from '@apollo/federation-internals';

/** Whether `@skip` and `@include` leave a selection in, with the values of the variables they name. */
export type Included = (element: OperationElement) => boolean;

/** Everything an operation asks of one key of the answer, wherever it says so. */
export interface CollectedField {
  field: string;
  type: OutputType;
  /** The type the key was first asked of. */
  parent: CompositeType;
  selections: SelectionSet[];
}

export function asksForTypename({ field }: CollectedField): boolean {
  return field === '__typename';
}

/** The keys of an object in the order they are asked for. `type` is null where the object does not say its own type. */
export function collectFields(
  sets: readonly SelectionSet[],
  type: CompositeType | null,
  parent: CompositeType,
  included: Included,
  found = new Map<string, CollectedField>(),
): Map<string, CollectedField> {
  for (const selection of sets.flatMap((set) => set.selections())) {
    if (!included(selection.element)) continue;
    if (selection.kind === 'FragmentSelection') {
      const condition = selection.element.typeCondition;
      if (!condition || isSubtype(condition, type ?? parent))
        collectFields([selection.selectionSet], type, condition ?? parent, included, found);
      continue;
    }
    const { element, selectionSet } = selection;
    const key = element.responseName();
    const known = found.get(key);
    if (!known) {
      const selections = selectionSet ? [selectionSet] : [];
      found.set(key, { field: element.name, type: element.definition.type!, parent, selections });
    } else if (selectionSet) known.selections.push(selectionSet);
  }
  return found;
}

/** The variables that decide what an operation asks for, in the order met. */
export function decidingVariables(set: SelectionSet, schema: Schema, found = new Set<string>()): Set<string> {
  for (const { element, selectionSet } of set.selections()) {
    for (const directive of conditionsOf(element, schema)) {
      const { if: value } = directive.arguments();
      if (value instanceof Variable) found.add(value.name);
    }
    if (selectionSet) decidingVariables(selectionSet, schema, found);
  }
  return found;
}

/** Reads the conditions with these values of the variables. */
export function inclusion(schema: Schema, values: ReadonlyMap<string, boolean>): Included {
  const holds = (directive: Condition): boolean => {
    const { if: value } = directive.arguments();
    return value instanceof Variable ? values.get(value.name)! : value;
  };
  return (element) =>
    conditionsOf(element, schema).every((directive) => holds(directive) === (directive.name === 'include'));
}

type Condition = Directive<OperationElement, { if: boolean | Variable }>;

function conditionsOf(element: OperationElement, schema: Schema): Condition[] {
  const [skip] = element.appliedDirectivesOf(schema.skipDirective());
  const [include] = element.appliedDirectivesOf(schema.includeDirective());
  return [skip, include].filter((directive) => directive !== undefined) as Condition[];
}
