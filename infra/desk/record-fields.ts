import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';
import { generatedFolder } from './desk-paths.js';
import { listOfText } from './text-lists.js';

/**
 * What the fields of the agencies' records are called, from the brackets of their descriptions: `acceptedOn: ['受理日期', 'LocalDate']`.
 * A field without a word of its own takes one by its name from `words.yaml`, and is not shown where there is none either.
 */
export function writeRecordFields(schema: DocumentNode): void {
  const { Field: byName } = parseYaml(
    readFileSync(join(projectRoot, 'infra/desk/words.yaml'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  const simple = new Set(
    schema.definitions.flatMap((node) =>
      node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.SCALAR_TYPE_DEFINITION
        ? [node.name.value]
        : [],
    ),
  );
  for (const scalar of ['String', 'Int', 'Boolean']) simple.add(scalar);
  const shown = (owner: string) => (field: FieldDefinitionNode) => {
    const type = named(field.type);
    const word =
      /[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]/.exec(field.description?.value ?? '')?.[1] ??
      byName?.[field.name.value];
    if (!word || !simple.has(type) || field.name.value === 'state') return [];
    const list = listOf(owner, field);
    // What is told by its word is no code any more.
    return [[field.name.value, list ? [word.replace(/代码$/, ''), list] : [word, type]]];
  };
  const records = schema.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.fields?.some(({ name }) => name.value === 'state')
      ? [
          [
            node.name.value,
            Object.fromEntries(node.fields.flatMap(shown(node.name.value)) as [string, string[]][]),
          ],
        ]
      : [],
  );
  writeFileSync(
    join(generatedFolder, 'record-fields.ts'),
    `/** Word and type of each field of a record, by the record's type. */
export const recordFields: Record<string, Record<string, [word: string, type: string]>> = ${JSON.stringify(Object.fromEntries(records as [string, object][]))};
`,
  );
}

/** A text that holds a code is told by its word. */
function listOf(owner: string, { name, type, description }: FieldDefinitionNode): string | null {
  return named(type) === 'String' ? listOfText(owner, name.value, description?.value) : null;
}

function named(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
}
