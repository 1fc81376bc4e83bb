import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// What the compiler reads: the same folders as "include" in tsconfig.json.
const sourceFolders = ['gateway', 'subgraphs', 'schema', 'infra', 'tests'];
const skipped = new Set(['node_modules', 'dist', '.wufang', 'desk']);

/** One line per source: path, size and time of change. Equal listings mean that there is nothing to compile. */
export function listSources(root) {
  const lines = [];
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(path);
      else if (entry.isFile() && entry.name.endsWith('.ts')) lines.push(describe(root, path));
    }
  };
  for (const folder of sourceFolders) if (existsSync(join(root, folder))) visit(folder);
  for (const file of ['tsconfig.json', 'package.json']) lines.push(describe(root, file));
  return lines.sort();
}

function describe(root, path) {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${path} ${size} ${mtimeMs}`;
}

const buildStamp = (root) => join(root, 'dist', '.build-stamp');

export function buildIsFresh(root) {
  return (
    existsSync(buildStamp(root)) && readFileSync(buildStamp(root), 'utf8') === listSources(root).join('\n')
  );
}

/** Remembers what was compiled, and removes the output of sources that are gone. */
export function markBuilt(root, lines) {
  const pathOf = (line) => line.split(' ')[0] ?? '';
  const present = new Set(lines.map(pathOf));
  const before = existsSync(buildStamp(root)) ? readFileSync(buildStamp(root), 'utf8').split('\n') : [];
  for (const path of before.map(pathOf)) {
    if (!path.endsWith('.ts') || present.has(path)) continue;
    const output = join(root, 'dist', path.replace(/\.ts$/, '.js'));
    rmSync(output, { force: true });
    rmSync(`${output}.map`, { force: true });
  }
  mkdirSync(dirname(buildStamp(root)), { recursive: true });
  writeFileSync(buildStamp(root), lines.join('\n'));
}

/** Without TypeScript and with `dist/` (a container image) there is nothing to compile and nothing to compare. */
export function isPrebuilt(root) {
  return (
    existsSync(join(root, 'dist/infra/hub/main.js')) && !existsSync(join(root, 'node_modules/typescript'))
  );
}

const installStamp = (root) => join(root, 'node_modules', '.install-stamp');
const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Installed by this program from the present lockfile, or by hand with every needed package at its locked version. */
export function installIsFresh(root) {
  const lockfile = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(join(root, 'node_modules'))) return false;
  if (!existsSync(lockfile)) return true;
  if (existsSync(installStamp(root)) && readFileSync(installStamp(root), 'utf8') === digest(lockfile))
    return true;
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages);
  return wanted.every(([path, entry]) => {
    if (path === '' || entry.dev || entry.optional || entry.devOptional || entry.peer) return true;
    return there[path]?.version === entry.version;
  });
}

export function markInstalled(root) {
  writeFileSync(installStamp(root), digest(join(root, 'package-lock.json')));
}
