import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import type { LawOptions } from '../../tests/law/run.js';

/** Prints how much of the law is covered; loaded only here, since a hub in use has no tests. */
export async function law(words: readonly string[], options: LawOptions): Promise<void> {
  const file = pathToFileURL(join(projectRoot, 'dist/tests/law/run.js')).href;
  const { runLaw } = (await import(file)) as {
    runLaw: (words: readonly string[], options: LawOptions) => Promise<void>;
  };
  await runLaw(words, options);
}
