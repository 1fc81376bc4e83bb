import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** Where everything lies that a county's programs keep on this machine. */
export interface Home {
  readonly folder: string;
  readonly postgres: string;
  readonly keys: string;
  readonly logs: string;
  /** What the running hub says about itself. */
  readonly hubFile: string;
}

export function homeAt(folder: string): Home {
  const path = resolve(folder);
  return {
    folder: path,
    postgres: join(path, 'postgres'),
    keys: join(path, 'keys'),
    logs: join(path, 'logs'),
    hubFile: join(path, 'hub.json'),
  };
}

export function homeOf(environment: NodeJS.ProcessEnv = process.env): Home {
  return homeAt(environment.WUFANG_HOME ?? join(projectRoot, '.wufang'));
}

/** Other accounts may pass through the folder (the database server has its own), but not look into the keys. */
export function prepareHome(home: Home): void {
  for (const folder of [home.folder, home.postgres, home.logs])
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  mkdirSync(home.keys, { recursive: true, mode: 0o700 });
  chmodSync(home.keys, 0o700);
}

/** Writes beside and moves over, so that a reader sees the old text or the new one. */
export function replaceFile(path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}
