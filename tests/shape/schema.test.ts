import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';

const folder = join(projectRoot, 'schema');
/** The agreed schema of each agency, as committed. */
const agreed = readdirSync(join(projectRoot, 'subgraphs'))
  .filter((name) => !name.startsWith('_') && existsSync(join(folder, `${name}.graphql`)))
  .map((name) => ({
    name,
    field: name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()),
    text: readFileSync(join(folder, `${name}.graphql`), 'utf8'),
  }));

const glossary = readFileSync(join(folder, 'README.md'), 'utf8');

const rootTypes = new Set(['Query', 'Mutation']);

function definitions(text: string): DefinitionNode[] {
  return [...parse(text, { noLocation: true }).definitions];
}

function rootFields(text: string): { name: string; described: boolean }[] {
  return definitions(text).flatMap((node) => {
    const root =
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      rootTypes.has(node.name.value);
    return root
      ? (node.fields ?? []).map((field) => ({
          name: field.name.value,
          described: Boolean(field.description?.value.trim()),
        }))
      : [];
  });
}

const described = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
]);

function typesWithoutDescription(text: string): string[] {
  return definitions(text).flatMap((node) => {
    if (!described.has(node.kind) || !('name' in node) || !node.name || rootTypes.has(node.name.value))
      return [];
    return 'description' in node && node.description?.value.trim() ? [] : [node.name.value];
  });
}

describe.runIf(agreed.length > 0).each(agreed)('schema/$file', ({ field, text }) => {
  test('names every root field after its agency', () => {
    expect(
      rootFields(text)
        .filter(({ name }) => !name.startsWith(field) || !/^[A-Z]/.test(name.slice(field.length)))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test('describes every type, enum and input', () => {
    expect(typesWithoutDescription(text)).toEqual([]);
  });

  test('describes every root field', () => {
    expect(
      rootFields(text)
        .filter((root) => !root.described)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test('uses the words of the glossary', () => {
    // What is only a form of another word: pages, inputs, an agency's part of a case.
    const forms = /(Page|Part|Edge|Connection|Input|Union)$|^_|^(Query|Mutation)$/;
    const types = definitions(text).flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [],
    );
    expect(types.filter((name) => !forms.test(name) && !glossary.includes(`\`${name}\``))).toEqual([]);
  });

  test('adds one field to Case, its own, and a nullable one', () => {
    const fields = definitions(text).flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Case' ? (node.fields ?? []) : [],
    );
    const added = fields.filter((entry) => entry.name.value !== 'id');
    expect(added.map((entry) => [entry.name.value, entry.type.kind])).toEqual([[field, Kind.NAMED_TYPE]]);
  });
});

describe('schema/messages.graphql', () => {
  const text = readFileSync(join(folder, 'messages.graphql'), 'utf8').replace(/^"""[\s\S]*?"""\n/, '');

  test('is an agreement that parses', () => {
    expect(
      definitions(text).filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION).length,
    ).toBeGreaterThan(10);
  });
});
