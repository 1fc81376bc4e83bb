import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Catalogue } from './catalogue.js';
import { operationLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

/** What a selection asks for. Each number grows with every place a fragment is used in. */
export interface Size {
  depth: number;
  aliases: number;
  directives: number;
  selections: number;
  cost: number;
}

const nothing: Readonly<Size> = { depth: 0, aliases: 0, directives: 0, selections: 0, cost: 0 };
const introspection = new Set(['__schema', '__type']);

/** Measures the operations and fragments of one document. Linear in its length: a fragment is measured once for each page size. */
export class Measure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, Size>();
  private readonly underway = new Set<string>();
  private readonly numbers: Map<string, number>;

  constructor(
    document: DocumentNode,
    private readonly catalogue: Catalogue,
    variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    this.numbers = numbersOf(document, variables);
  }

  operation(operation: OperationDefinitionNode): Size {
    const type = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation.operation];
    const size = this.set(operation.selectionSet, type, null);
    const own = [operation, ...(operation.variableDefinitions ?? [])];
    return { ...size, directives: size.directives + directivesOf(own) };
  }

  fragment(name: string, page: number | null = null): Size {
    const definition = this.fragments.get(name);
    if (!definition) return nothing;
    const key = `${name} ${page}`;
    const known = this.measured.get(key);
    if (known) return known;
    if (this.underway.has(name)) throw tooLarge('查询中的片段循环引用。');
    this.underway.add(name);
    const size = this.set(definition.selectionSet, definition.typeCondition.name.value, page);
    this.underway.delete(name);
    const whole = { ...size, directives: size.directives + directivesOf([definition]) };
    this.measured.set(key, whole);
    return whole;
  }

  /** The fields of a selection by the name they are answered under, fragments opened. Only for what is within the limits. */
  fieldsOf(
    sets: readonly SelectionSetNode[],
    found = new Map<string, FieldNode[]>(),
  ): Map<string, FieldNode[]> {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const same = found.get(key);
        if (same) same.push(selection);
        else found.set(key, [selection]);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
        if (inner) this.fieldsOf([inner.selectionSet], found);
      }
    }
    return found;
  }

  /** How often the field of the answer that is asked for most often is asked for. */
  repetitions(sets: readonly SelectionSetNode[]): number {
    const counts = [...this.fieldsOf(sets).values()].map((same) =>
      Math.max(same.length, this.repetitions(same.flatMap((field) => field.selectionSet ?? []))),
    );
    return Math.max(0, ...counts);
  }

  private set(set: SelectionSetNode, type: string, page: number | null): Size {
    return set.selections.reduce((total, selection) => {
      const size = this.selection(selection, type, page);
      return {
        depth: Math.max(total.depth, size.depth),
        aliases: total.aliases + size.aliases,
        directives: total.directives + size.directives + (selection.directives?.length ?? 0),
        selections: total.selections + size.selections + 1,
        cost: total.cost + size.cost,
      };
    }, nothing as Size);
  }

  private selection(selection: SelectionNode, type: string, page: number | null): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, page);
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return this.set(selection.selectionSet, selection.typeCondition?.name.value ?? type, page);
    const field = this.catalogue.field(type, selection.name.value);
    const first = this.first(selection) ?? field?.first ?? null;
    const items = field?.list ? (first ?? page ?? operationLimits.assumedItems) : 1;
    const inner = selection.selectionSet
      ? this.set(selection.selectionSet, field?.type ?? '', field?.list ? null : first)
      : nothing;
    const excused = introspection.has(selection.name.value)
      ? operationLimits.introspectionDepth - operationLimits.depth
      : 0;
    return {
      ...inner,
      depth: Math.max(1, inner.depth + 1 - excused),
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      cost: 1 + Math.max(0, items) * inner.cost,
    };
  }

  /** How many items a field asks for by `first`. */
  private first(field: FieldNode): number | null {
    const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    const first =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? (this.numbers.get(value.name.value) ?? null)
          : null;
    if (first !== null && first > operationLimits.first)
      throw tooLarge(`一次最多取 ${operationLimits.first} 条（first）。`);
    return first;
  }
}

/** The numbers among the variables: as sent, or the largest that an operation of the document sets of its own. */
function numbersOf(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      const name = variable.name.value;
      if (defaultValue?.kind === Kind.INT)
        numbers.set(name, Math.max(numbers.get(name) ?? 0, Number(defaultValue.value)));
    }
  }
  for (const [name, value] of Object.entries(variables))
    if (typeof value === 'number') numbers.set(name, value);
  return numbers;
}

function directivesOf(nodes: readonly { directives?: readonly unknown[] | undefined }[]): number {
  return nodes.reduce((sum, { directives }) => sum + (directives?.length ?? 0), 0);
}
