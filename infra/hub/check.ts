import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { runTool, type Tool } from './tool.js';

interface Verdict {
  readonly well: boolean;
  readonly output: string;
}

const checks: readonly (readonly [name: string, run: () => Promise<Verdict>])[] = [
  ['types', () => tool('tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false')],
  ['desk', desk],
  [
    'lint',
    () =>
      tool('eslint', '.', '--max-warnings=0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'),
  ],
  ['format', () => tool('prettier', '--check', '--log-level=warn', '.')],
  ['spelling', () => tool('cspell', 'lint', '--no-progress', '--no-summary', '--quiet', '.')],
  ['schema files', schemaFiles],
  ['shape', () => tool('vitest', 'run', 'tests/shape', '--passWithNoTests', '--reporter=dot')],
];

/** Runs every check, also after one has failed, and prints the output of those that did. */
export async function check(): Promise<void> {
  let failed = 0;
  for (const [name, run] of checks) {
    const since = Date.now();
    const { well, output } = await run().catch((error: unknown) => ({ well: false, output: String(error) }));
    if (!well) failed += 1;
    console.log(`${well ? '✔' : '✘'} ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
    if (!well) console.log(output.trim());
  }
  console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${checks.length} checks failed.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function tool(name: Tool, ...words: string[]): Promise<Verdict> {
  const { code, output } = await runTool(name, words, true);
  return { well: code === 0, output };
}

/** The desk's types come from the schema: a document or a page that no longer fits it does not compile. */
async function desk(): Promise<Verdict> {
  const file = join(projectRoot, 'dist/infra/desk/generate.js');
  const { generateDesk } = (await import(pathToFileURL(file).href)) as { generateDesk: () => Promise<void> };
  await generateDesk();
  return tool('tsc', '-p', 'gateway/desk/tsconfig.json');
}

type CheckSchemaFresh = () => unknown;

/** The printed schema files say what the code says; `checkSchemaFresh` throws with the difference otherwise. */
async function schemaFiles(): Promise<Verdict> {
  const file = join(projectRoot, 'dist/schema/compose.js');
  if (!existsSync(file)) return { well: false, output: 'schema/compose.ts is not compiled.' };
  const { checkSchemaFresh } = (await import(pathToFileURL(file).href)) as {
    checkSchemaFresh: CheckSchemaFresh;
  };
  await checkSchemaFresh();
  return { well: true, output: '' };
}
