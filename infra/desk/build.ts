import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { builtFolder, deskDocuments, deskFolder, generatedFolder } from './desk-paths.js';
import { packFolder } from './pack.js';

const stamp = join(builtFolder, '.stamp');

/** Builds the page where the built one is not of these sources and this schema; a prebuilt image has nothing to build from. */
export async function ensureDesk(progress: (line: string) => void = () => undefined): Promise<void> {
  if (!existsSync(join(projectRoot, 'node_modules/vite')) || !existsSync(deskFolder)) return;
  const sources = sourcesDigest();
  if (existsSync(stamp) && existsSync(deskDocuments) && readFileSync(stamp, 'utf8') === sources) return;
  progress('types and documents');
  const { generateDesk, writeManifest } = await import('./generate.js');
  await generateDesk();
  progress('page');
  const { build } = await import('vite');
  await build({ configFile: join(deskFolder, 'vite.config.ts'), logLevel: 'error' });
  packFolder(join(builtFolder, 'assets'));
  writeManifest();
  writeFileSync(stamp, sources);
}

/** Paths, sizes and times of what the page is made of. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  const below = (folder: string) =>
    (readdirSync(folder, { recursive: true }) as string[]).map((path) => join(folder, path));
  const paths = [
    ...below(deskFolder).filter((path) => !path.startsWith(generatedFolder)),
    ...below(join(projectRoot, 'infra/desk')),
    ...below(join(projectRoot, 'schema/law')),
  ];
  for (const path of [
    ...paths.sort(),
    join(projectRoot, 'schema/supergraph.graphql'),
    join(projectRoot, 'schema/README.md'),
    join(projectRoot, 'package-lock.json'),
  ]) {
    const { size, mtimeMs } = statSync(path);
    if (!statSync(path).isDirectory()) hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
