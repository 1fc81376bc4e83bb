import {
  GraphQLError,
  Kind,
  parse,
  type DocumentNode,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { OperationCache } from '../execution/operation-cache.js';
import type { Catalogue } from './catalogue.js';
import { Measure, type Size } from './measure.js';
import { operationLimits as limits } from './operation-limits.js';
import { tooLarge } from './too-large.js';
import { checkWords } from './words.js';

/** What one operation does at the door: how often it asks each root field. */
export interface AskedOperation {
  name: string | null;
  kind: OperationTypeNode;
  roots: ReadonlyMap<string, number>;
}

/** How many documents are kept as they were parsed and measured; clients send the same few again and again. */
const kept = 200;

/** Knows which documents are within the limits. It runs before the library validates, which takes long over a hostile one. */
export class DocumentCheck {
  /** By their text. */
  private readonly parsed = new OperationCache<DocumentNode>(kept);
  /** By that and the numbers among the variables, on which alone the size depends. */
  private readonly measured = new OperationCache<AskedOperation[]>(kept);

  constructor(private readonly catalogue: Catalogue) {}

  /** The operations of the document; null when it cannot be parsed, which the library explains better. */
  operations(text: string, variables: Readonly<Record<string, unknown>>): AskedOperation[] | null {
    const numbers = Object.entries(variables).filter(([, value]) => typeof value === 'number');
    const mark = numbers.length > 0 ? `${text} ${JSON.stringify(numbers)}` : text;
    const known = this.measured.get(mark);
    if (known) return known;
    const document = this.parsed.get(text) ?? parsed(text);
    if (!document) return null;
    const operations = checkDocument(document, this.catalogue, variables);
    this.parsed.set(text, document);
    this.measured.set(mark, operations);
    return operations;
  }
}

function parsed(text: string): DocumentNode | null {
  checkWords(text);
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function checkDocument(
  document: DocumentNode,
  catalogue: Catalogue,
  variables: Readonly<Record<string, unknown>>,
): AskedOperation[] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  atMost(limits.operations, operations.length, '操作');
  atMost(limits.fragments, fragments.length, '片段');
  const measure = new Measure(document, catalogue, variables);
  for (const fragment of fragments) checkSize(measure.fragment(fragment.name.value));
  for (const operation of operations) {
    checkSize(measure.operation(operation));
    atMost(limits.variables, operation.variableDefinitions?.length ?? 0, '变量');
  }
  for (const { selectionSet } of [...fragments, ...operations])
    atMost(limits.repetitions, measure.repetitions([selectionSet]), '重复字段');
  return operations.map((operation) => asked(operation, measure));
}

function checkSize(size: Size): void {
  if (size.depth > limits.depth) throw tooLarge(`查询嵌套过深（最多 ${limits.depth} 层）。`);
  atMost(limits.aliases, size.aliases, '别名');
  atMost(limits.directives, size.directives, '指令');
  atMost(limits.selections, size.selections, '字段');
  if (size.cost > limits.cost) throw tooLarge('查询一次要取的内容过多。');
}

function atMost(limit: number, number: number, what: string): void {
  if (number > limit) throw tooLarge(`查询中的${what}过多（最多 ${limit} 个）。`);
}

function asked(operation: OperationDefinitionNode, measure: Measure): AskedOperation {
  const roots = new Map<string, number>();
  for (const [field] of measure.fieldsOf([operation.selectionSet]).values()) {
    const name = field!.name.value;
    roots.set(name, (roots.get(name) ?? 0) + 1);
  }
  atMost(
    limits.rootFields,
    [...roots.values()].reduce((sum, times) => sum + times, 0),
    '顶层字段',
  );
  return { name: operation.name?.value ?? null, kind: operation.operation, roots };
}
