import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  buildIsFresh,
  installIsFresh,
  isPrebuilt,
  listSources,
  markBuilt,
  markInstalled,
} from './freshness.mjs';

let root: string;

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function lockfile(version: string): string {
  return JSON.stringify({
    packages: { '': {}, 'node_modules/pg': { version }, 'node_modules/tool': { version, dev: true } },
  });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wufang-freshness-'));
  for (const file of ['tsconfig.json', 'package.json', 'infra/one.ts', 'gateway/two.ts']) write(file);
});

afterEach(() => rmSync(root, { recursive: true }));

describe('what was compiled', () => {
  test('is fresh until a source changes, comes or goes', () => {
    expect(buildIsFresh(root)).toBe(false);
    markBuilt(root, listSources(root));
    expect(buildIsFresh(root)).toBe(true);
    write('infra/one.ts', 'changed');
    expect(buildIsFresh(root)).toBe(false);
    markBuilt(root, listSources(root));
    write('subgraphs/new.ts');
    expect(buildIsFresh(root)).toBe(false);
  });

  test('is fresh whatever happens outside the sources', () => {
    markBuilt(root, listSources(root));
    for (const file of ['README.md', 'gateway/desk/page.ts', 'infra/node_modules/a.ts']) write(file);
    expect(buildIsFresh(root)).toBe(true);
  });

  test('goes when its source is gone', () => {
    write('dist/infra/one.js');
    markBuilt(root, listSources(root));
    rmSync(join(root, 'infra/one.ts'));
    markBuilt(root, listSources(root));
    expect(existsSync(join(root, 'dist/infra/one.js'))).toBe(false);
  });

  test('is all there is where no compiler was shipped', () => {
    write('dist/infra/hub/main.js');
    expect(isPrebuilt(root)).toBe(true);
    write('node_modules/typescript/package.json');
    expect(isPrebuilt(root)).toBe(false);
  });
});

describe('what was installed', () => {
  test('is stale without node_modules, and after the lockfile changed', () => {
    write('package-lock.json', lockfile('1'));
    expect(installIsFresh(root)).toBe(false);
    mkdirSync(join(root, 'node_modules'));
    markInstalled(root);
    expect(installIsFresh(root)).toBe(true);
    write('package-lock.json', lockfile('2'));
    expect(installIsFresh(root)).toBe(false);
  });

  test('counts as fresh when somebody ran npm by hand, with or without the development tools', () => {
    write('package-lock.json', lockfile('1'));
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/pg': { version: '1' } } }),
    );
    expect(installIsFresh(root)).toBe(true);
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/pg': { version: '0' } } }),
    );
    expect(installIsFresh(root)).toBe(false);
  });
});
