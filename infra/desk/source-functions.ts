import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '#kernel/project-root.js';

export type FunctionNode =
  ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** A state table and where it stands: state → act → state. */
export interface StateTable {
  name: string;
  states: Record<string, Record<string, string>>;
}

export interface SourceFile {
  path: string;
  node: ts.SourceFile;
  functions: Map<string, FunctionNode>;
  /** Constants that are no functions. */
  constants: Map<string, ts.Expression>;
  /** Where an imported name comes from. */
  imports: Map<string, { path: string; name: string }>;
  tables: Map<string, StateTable>;
}

export interface Sources {
  files: Map<string, SourceFile>;
  tables: StateTable[];
}

const folder = join(projectRoot, 'subgraphs');

/** The agencies’ programs, read but not run; of the state tables alone the modules themselves. */
export async function readSources(): Promise<Sources> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (path) => path.endsWith('.ts') && !/\.(test|entity)\.ts$|migrations|testing/.test(path),
  );
  const files = new Map(paths.map((path) => [path, readSource(path)]));
  for (const file of files.values()) if (file.path.endsWith('.state.ts')) await readTables(file);
  return { files, tables: [...files.values()].flatMap(({ tables }) => [...tables.values()]) };
}

async function readTables({ path, tables }: SourceFile): Promise<void> {
  const written = import.meta.url.endsWith('.ts') ? path : path.replace(/\.ts$/, '.js');
  const module = (await import(new URL(`../../subgraphs/${written}`, import.meta.url).href)) as Record<
    string,
    StateTable['states']
  >;
  for (const [name, states] of Object.entries(module))
    if (name.endsWith('Machine')) tables.set(name, { name: `${path}#${name}`, states });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(folder, path), 'utf8');
  const node = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const file: SourceFile = {
    ...{ path, node, functions: new Map(), constants: new Map() },
    ...{ imports: new Map(), tables: new Map() },
  };
  const visit = (each: ts.Node): void => {
    if (ts.isImportDeclaration(each)) readImport(file, each);
    if (ts.isFunctionDeclaration(each) && each.name && each.body) file.functions.set(each.name.text, each);
    if (ts.isVariableDeclaration(each) && ts.isIdentifier(each.name) && each.initializer)
      readConstant(file, each.name.text, each.initializer);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return file;
}

function readImport({ path, imports }: SourceFile, node: ts.ImportDeclaration): void {
  const from = (node.moduleSpecifier as ts.StringLiteral).text;
  const bindings = node.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return;
  const target = from.startsWith('#kernel/')
    ? from.replace('#kernel/', '_kernel/')
    : from.startsWith('.')
      ? normalize(join(dirname(path), from))
      : null;
  if (!target) return;
  for (const { name, propertyName } of bindings.elements)
    imports.set(name.text, { path: target.replace(/\.js$/, '.ts'), name: (propertyName ?? name).text });
}

function readConstant(file: SourceFile, name: string, initializer: ts.Expression): void {
  if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) {
    file.functions.set(name, initializer);
    return;
  }
  if (!file.constants.has(name)) file.constants.set(name, initializer);
}
