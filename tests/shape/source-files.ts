import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

export interface SourceFile {
  /** From the project root, with forward slashes: `subgraphs/court/main.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without its comments; strings stay. */
  readonly code: string;
  readonly lines: number;
}

const notOurs = new Set(['node_modules', 'dist', 'build', 'coverage', 'generated']);

/** The sources under these folders, by ending; read once. */
export function sources(
  folders: readonly string[],
  endings: readonly string[] = ['.ts', '.tsx', '.mts'],
): SourceFile[] {
  return folders
    .flatMap((folder) => files(join(projectRoot, folder)))
    .flatMap((file) => {
      if (!endings.some((ending) => file.endsWith(ending))) return [];
      const text = readFileSync(file, 'utf8');
      const path = relative(projectRoot, file).split(sep).join('/');
      return { path, text, code: withoutComments(text), lines: text.split('\n').length - 1 };
    });
}

export function isTest({ path }: SourceFile): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/') || path.includes('/testing/');
}

/** What a file imports, exports from, or imports at runtime by a written path. */
export function importsOf({ code }: SourceFile): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

// A string or template is matched first and kept, so that what looks like a comment inside it stays.
const stringOrComment =
  /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g;

/** The text without comments; what looks like one inside a string stays. */
export function withoutComments(text: string): string {
  return text.replaceAll(stringOrComment, (_match, kept?: string) => kept ?? '');
}
