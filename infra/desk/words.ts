import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type DocumentNode, type EnumTypeDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';
import { generatedFolder } from './desk-paths.js';
import { lawLists } from './text-lists.js';

type Words = Record<string, string>;

/**
 * The Chinese word of every code the desk may meet, read from where it already stands: the schema's descriptions, the
 * words of states, the glossary, the law. What is left is in `words.yaml`; an enum without a word stops the build.
 */
export function writeWords(schema: DocumentNode): void {
  const enums = schema.definitions.filter(
    (node): node is EnumTypeDefinitionNode =>
      node.kind === Kind.ENUM_TYPE_DEFINITION && !node.name.value.includes('__'),
  );
  const types = schema.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const codes = wordsOfEnums(enums);
  for (const [file, name] of Object.entries(lawLists)) codes[name] = wordsOfLaw(file);
  // Not accepted, or not confirmed: one field tells either.
  codes.ConfirmationGround = { ...codes.ConfirmationRefusalGround, ...codes.ConfirmationRejectionGround };
  const record = JSON.stringify;
  writeFileSync(
    join(generatedFolder, 'words.ts'),
    `type Table = Record<string, Record<string, string>>;

/** Words of codes, by enum. */
export const codeWords: Table = ${record(codes)};

/** Words of types, from the glossary. */
export const typeWords: Record<string, string> = ${record(wordsOfTypes(types))};

/** The enum of a record's state, by type. */
export const stateEnums: Record<string, string> = ${record(stateEnums(types, enums))};
`,
  );
}

function wordsOfEnums(enums: readonly EnumTypeDefinitionNode[]): Record<string, Words> {
  const more = parseYaml(readFileSync(join(projectRoot, 'infra/desk/words.yaml'), 'utf8')) as Record<
    string,
    Words
  >;
  const tables = wordsOfStates();
  const found: Record<string, Words> = {};
  for (const node of inOrder(enums, more)) {
    const [name, values] = [node.name.value, (node.values ?? []).map((value) => value.name.value)];
    const ofStates = name.endsWith('State') ? fromTables(tables, values) : null;
    const given = fromDescription(node.description?.value ?? '', values) ?? ofStates;
    if (given && more[name]) throw new Error(`words.yaml: ${name} has its words already.`);
    const words = given ?? { ...found[more[name]?.like ?? ''], ...more[name] };
    const missing = values.filter((value) => !words?.[value]);
    if (missing.length > 0) throw new Error(`No Chinese word for ${name}: ${missing.join(', ')}.`);
    found[name] = Object.fromEntries(values.map((value) => [value, words[value]!]));
  }
  return { ...more, ...found };
}

/** Those that are like another one come after it. */
function inOrder(
  enums: readonly EnumTypeDefinitionNode[],
  more: Record<string, Words>,
): EnumTypeDefinitionNode[] {
  const isLike = ({ name }: EnumTypeDefinitionNode) => Number(more[name.value]?.like !== undefined);
  return [...enums].sort((one, other) => isLike(one) - isLike(other));
}

/** 「applied (共同申请), not accepted (不予受理)」 or 「accepted 受理, …」: by the English word, and by the order where it says another. */
export function fromDescription(description: string, values: readonly string[]): Words | null {
  const body = description.includes('): ') ? description.slice(description.indexOf('): ') + 3) : description;
  const term = /([^\u4e00-\u9fff]*?)(\d*[\u4e00-\u9fff][\u4e00-\u9fff0-9、，“”〔〕《》·]*)/g;
  const pairs = [...body.matchAll(term)].map((match) => ({ code: codeOf(match[1]!), word: match[2]! }));
  if (pairs.length !== values.length) return null;
  const named = pairs.filter(({ code }) => values.includes(code));
  const others = pairs.filter((pair) => !named.includes(pair));
  const unnamed = values.filter((value) => !named.some(({ code }) => code === value));
  if (others.length !== unnamed.length) return null;
  return Object.fromEntries([
    ...named.map(({ code, word }) => [code, word]),
    ...unnamed.map((value, at) => [value, others[at]!.word]),
  ]) as Words;
}

function codeOf(english: string): string {
  return english
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
    .replace(/ /g, '_');
}

/** What the states of each record are called: schema/law/state-words.yaml. */
function wordsOfStates(): Words[] {
  const text = readFileSync(join(projectRoot, 'schema/law/state-words.yaml'), 'utf8');
  return Object.values((parseYaml(text) as { states: Record<string, Words> }).states);
}

function fromTables(tables: readonly Words[], values: readonly string[]): Words | null {
  const whole = (table: Words) => Object.keys(table).length === values.length;
  return tables.find((table) => whole(table) && values.every((value) => table[value])) ?? null;
}

function wordsOfLaw(file: string): Words {
  const rows = parseYaml(readFileSync(join(projectRoot, `schema/law/${file}.yaml`), 'utf8')) as Words[];
  return Object.fromEntries(rows.map((row) => [row.code ?? row.id!, row.name ?? row.title ?? row.when!]));
}

/** What a type is called: by its row of the glossary (官方用语 | English | `Identifier`, … | owner), or by its description. */
function wordsOfTypes(types: readonly ObjectTypeDefinitionNode[]): Words {
  const rows = readFileSync(join(projectRoot, 'schema/README.md'), 'utf8').matchAll(
    /^\| ([^|]+) \| [^|]+ \| ([^|]+) \|/gm,
  );
  const words: Words = {};
  for (const [, official, identifiers] of rows) {
    const names = [...identifiers!.matchAll(/`([A-Z]\w+)`/g)].map((match) => match[1]!);
    const terms = official!
      .replace(/（[^）]*）/g, '')
      .trim()
      .split('、');
    if (names.length === 1) words[names[0]!] ??= terms.join('、');
    else if (names.length === terms.length) names.forEach((name, at) => (words[name] ??= terms[at]!));
  }
  return Object.fromEntries(
    types.flatMap(({ name, description }) => {
      const word = words[name.value] ?? /\((\d*[\u4e00-\u9fff][^)]*)\)/.exec(description?.value ?? '')?.[1];
      return word ? [[name.value, word.trim()]] : [];
    }),
  );
}

function stateEnums(
  types: readonly ObjectTypeDefinitionNode[],
  enums: readonly EnumTypeDefinitionNode[],
): Words {
  const found: Words = {};
  for (const type of types) {
    let of = type.fields?.find(({ name }) => name.value === 'state')?.type;
    while (of && of.kind !== Kind.NAMED_TYPE) of = of.type;
    if (of && enums.some(({ name }) => name.value === of.name.value)) found[type.name.value] = of.name.value;
  }
  return found;
}
