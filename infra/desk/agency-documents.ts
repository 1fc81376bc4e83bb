import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildASTSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { deskFolder, generatedFolder } from './desk-paths.js';

/** The agencies by the name their part of a case has; a root field begins with it. */
const fields = ['union', 'court', 'humanResources', 'procuratorate', 'justice', 'docket'] as const;
type Field = (typeof fields)[number];

/**
 * What every agency answers alike is written once, in a file `*.agency.graphql`: `query Worklist { agencyWorklist … }`. For each
 * agency whose schema knows all of it, a document `UnionWorklist` is made; `byAgency.Worklist` holds them all. An agency that
 * does not know it has none; a document that no agency knows is an error.
 */
export function writeAgencyDocuments(supergraph: string): void {
  const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true });
  const folder = join(generatedFolder, 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const table = new Map<string, Field[]>();
  for (const file of sharedDocuments()) {
    const shared = parse(readFileSync(join(deskFolder, file), 'utf8'));
    const name = operationName(shared, file);
    if (table.has(name)) throw new Error(`${file}: another document is called ${name}.`);
    const known = fields.filter((field) => {
      const document = ofAgency(shared, field, name);
      if (validate(schema, document).length > 0) return false;
      writeFileSync(join(folder, `${pascal(field)}${name}.graphql`), `${print(document)}\n`);
      return true;
    });
    if (known.length === 0) throw new Error(`${file}: ${complaint(schema, shared, name)}`);
    table.set(name, known);
  }
  mkdirSync(join(generatedFolder, 'graphql'), { recursive: true });
  writeFileSync(join(generatedFolder, 'by-agency.ts'), tableText(table));
}

function sharedDocuments(): string[] {
  return (readdirSync(deskFolder, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.agency.graphql') && !path.startsWith('generated'))
    .sort();
}

function operationName(document: DocumentNode, file: string): string {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation?.name) throw new Error(`${file}: the operation has no name.`);
  return operation.name.value;
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

/** The document with `agency…` of the root replaced; under its alias it answers alike for all. Fragments get a name of their own. */
function ofAgency(shared: DocumentNode, field: Field, name: string): DocumentNode {
  let depth = 0;
  return visit(shared, {
    OperationDefinition: {
      enter: (node) => ({ ...node, name: { ...node.name!, value: `${pascal(field)}${name}` } }),
    },
    FragmentDefinition: (node) => ({
      ...node,
      name: { ...node.name, value: `${pascal(field)}${node.name.value}` },
    }),
    FragmentSpread: (node) => ({
      ...node,
      name: { ...node.name, value: `${pascal(field)}${node.name.value}` },
    }),
    SelectionSet: { enter: () => void (depth += 1), leave: () => void (depth -= 1) },
    Field: {
      enter: (node) => {
        const value = node.name.value;
        if (value === 'agencyPart')
          return {
            ...node,
            alias: { kind: 'Name', value: 'part' } as const,
            name: { ...node.name, value: field },
          };
        if (depth !== 1 || !value.startsWith('agency')) return undefined;
        const rest = value.slice('agency'.length);
        const alias =
          node.alias ?? ({ kind: 'Name', value: rest.charAt(0).toLowerCase() + rest.slice(1) } as const);
        return { ...node, alias, name: { ...node.name, value: field + rest } };
      },
    },
  });
}

function complaint(schema: GraphQLSchema, shared: DocumentNode, name: string): string {
  const said = fields.map(
    (field) => `${field}: ${validate(schema, ofAgency(shared, field, name))[0]?.message ?? ''}`,
  );
  return `no agency knows it.\n${said.join('\n')}`;
}

function tableText(table: ReadonlyMap<string, readonly Field[]>): string {
  const names = [...table].flatMap(([name, known]) =>
    known.map((field) => `${pascal(field)}${name}Document`),
  );
  const rows = [...table].map(
    ([name, known]) =>
      `  ${name}: { ${known.map((field) => `${field}: ${pascal(field)}${name}Document`).join(', ')} },`,
  );
  const imports =
    names.length > 0
      ? `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from './graphql/graphql.ts';\n\n`
      : '';
  return `${imports}/** What every agency answers alike, by the agency's field. */\nexport const byAgency = {\n${rows.join('\n')}\n} as const;\n`;
}
