import { baseType, isObjectType } from '@apollo/federation-internals';
import type { ObjectType, Operation, OutputType, SelectionSet } from '@apollo/federation-internals';
import { Kind, parse, visit, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { AnswerForm, type FormField } from './answer-form.js';
import { collectFields, type CollectedField } from './collected-fields.js';
import type { GraphTypes } from './compile-operation.js';
import { type AskedSelection, fieldsOf, FormPatterns, keyOf } from './form-pattern.js';
import { fetchesOf, type FetchStep, type PlacePath, type PlanStep } from './plan.js';

/** What is asked of one agency, and where in the answer it belongs. */
interface Part {
  readonly step: FetchStep;
  /** Keys from the root on, items of lists left out. */
  readonly place: readonly string[];
  readonly asked: AskedSelection;
}

/** The forms of those agencies' answers that can be passed on: nobody else adds to them, and nobody needs to know what is in them. */
export function answerForms(
  document: DocumentNode,
  operation: Operation,
  plan: PlanStep | null,
  types: GraphTypes,
): ReadonlyMap<FetchStep, AnswerForm> {
  const forms = new Map<FetchStep, AnswerForm>();
  if (hasConditions(document)) return forms;
  const parts = fetchesOf(plan).flatMap(partsOf);
  for (const part of parts) {
    const others = parts.filter(({ step }) => step !== part.step);
    const form = formOf(part, others, operation, types);
    if (form) forms.set(part.step, form);
  }
  return forms;
}

function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, { Directive: () => void (found = true) });
  return found;
}

function partsOf(step: FetchStep): Part[] {
  const { definitions } = parse(step.query, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const asked = { set: operation.selectionSet, fragments };
  if (!step.groups) return [{ step, place: [], asked }];
  return step.groups.flatMap(({ key, paths }) => {
    const entities = asked.set.selections.find((node) => node.kind === Kind.FIELD && keyOf(node) === key);
    const set = (entities as FieldNode).selectionSet!;
    return paths.map((path) => ({ step, place: placeOf(path), asked: { set, fragments } }));
  });
}

function placeOf(path: PlacePath): string[] {
  return path.filter((part) => typeof part === 'string').filter((part) => !part.startsWith('@'));
}

function formOf(
  part: Part,
  others: readonly Part[],
  operation: Operation,
  types: GraphTypes,
): AnswerForm | null {
  const { step, place, asked } = part;
  const { groups } = step;
  if (step.outputRewrites.length > 0 || (groups && !isPlain(groups))) return null;
  const around = objectAt(place, operation, types);
  const nodes = around && fieldsOf(asked, around.type.name);
  if (!nodes) return null;
  const patterns = new FormPatterns(types.apiTypes);
  const fields: FormField[] = [];
  for (const node of nodes) {
    const key = keyOf(node);
    const wanted = around.fields.get(key);
    if (!wanted || wanted.field !== node.name.value || !node.selectionSet) return null;
    if (fields.some((field) => field.key === key)) return null;
    if (others.some((other) => touches(other, [...place, key]))) return null;
    const pattern = patterns.ofField(wanted, node, asked);
    if (pattern === null) return null;
    fields.push({ key, pattern });
  }
  return AnswerForm.of(fields, groups !== null);
}

/** One group of objects, at one place that has the same type whatever is there, and nothing renamed. */
function isPlain(groups: NonNullable<FetchStep['groups']>): boolean {
  const [group] = groups;
  return (
    groups.length === 1 &&
    group!.key === '_entities' &&
    group!.paths.length === 1 &&
    group!.paths[0]!.every((part) => typeof part === 'string') &&
    group!.outputRewrites.length === 0
  );
}

interface ObjectAt {
  readonly type: ObjectType;
  readonly fields: ReadonlyMap<string, CollectedField>;
}

/** What a client asks for at a place; null where the objects there or on the way may be of several types. */
function objectAt(place: readonly string[], operation: Operation, { api }: GraphTypes): ObjectAt | null {
  let type: OutputType = api.schemaDefinition.rootType(operation.rootKind)!;
  let selections: readonly SelectionSet[] = [operation.selectionSet];
  for (const key of place) {
    const field: CollectedField | undefined = fieldsAsked(type, selections)?.get(key);
    if (!field) return null;
    type = field.type;
    ({ selections } = field);
  }
  const fields = fieldsAsked(type, selections);
  return fields && { type: baseType(type) as ObjectType, fields };
}

function fieldsAsked(
  type: OutputType,
  selections: readonly SelectionSet[],
): Map<string, CollectedField> | null {
  const object = baseType(type);
  return isObjectType(object) ? collectFields(selections, object, object, () => true) : null;
}

/** Whether an agency gives something within this field as well, is asked about something in it, or must be told it. */
function touches({ step, place, asked }: Part, field: readonly string[]): boolean {
  const shared = Math.min(place.length, field.length);
  if (place.slice(0, shared).join('.') !== field.slice(0, shared).join('.')) return false;
  if (place.length >= field.length) return true;
  if (gives(asked, field.slice(place.length))) return true;
  const key = field.at(-1)!;
  return (step.groups ?? []).some(({ requires }) => mentions(requires, key));
}

function gives({ set, fragments }: AskedSelection, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  return set.selections.some((node) => {
    if (node.kind === Kind.FIELD)
      return (
        keyOf(node) === key &&
        (rest.length === 0 ||
          (node.selectionSet ? gives({ set: node.selectionSet, fragments }, rest) : false))
      );
    const inner: { selectionSet: SelectionSetNode } =
      node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
    return gives({ set: inner.selectionSet, fragments }, path);
  });
}

type Required = NonNullable<FetchStep['groups']>[number]['requires'];

function mentions(selections: Required, key: string): boolean {
  return selections.some((selection) =>
    selection.kind === 'Field'
      ? selection.name === key || (selection.selections ? mentions(selection.selections, key) : false)
      : mentions(selection.selections, key),
  );
}
