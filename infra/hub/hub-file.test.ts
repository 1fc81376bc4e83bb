import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { homeAt, type Home } from '../home.js';
import { AlreadyRunning, claimHome, releaseHome, runningHub } from './hub-file.js';

const url = 'http://127.0.0.1:4000';
let home: Home;

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'wufang-home-')));
});

afterEach(() => rmSync(home.folder, { recursive: true }));

describe('the home of a hub', () => {
  test('belongs to one hub at a time', () => {
    claimHome(home, url);
    expect(() => claimHome(home, url)).toThrow(AlreadyRunning);
    expect(() => claimHome(home, url)).toThrow(`at ${url} (process ${process.pid}`);
    releaseHome(home);
    expect(existsSync(home.hubFile)).toBe(false);
    expect(claimHome(home, url).pid).toBe(process.pid);
  });

  test('is free again when its hub has died', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(home.hubFile, JSON.stringify({ ...claimHome(home, url), pid }));
    expect(runningHub(home)).toBeNull();
    expect(claimHome(home, url).pid).toBe(process.pid);
  });

  test('is free again when the dead hub’s id was given to another program', () => {
    writeFileSync(home.hubFile, JSON.stringify({ ...claimHome(home, url), birth: '1' }));
    expect(runningHub(home)).toBeNull();
  });
});
