#!/usr/bin/env node
// The first step of every command: plain JavaScript that runs on Node 20 and needs no installed package.
// Installs and compiles when something changed, moves over to Node 24, and hands on to dist/infra/hub/main.js.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  buildIsFresh,
  installIsFresh,
  isPrebuilt,
  listSources,
  markBuilt,
  markInstalled,
} from './freshness.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const verb = process.argv.slice(2).find((word) => !word.startsWith('-'));
const say = (line) => process.stderr.write(`${line}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

if (!isPrebuilt(root)) install();
const node = suitableNode();
if (node !== process.execPath) moveTo(node);
else {
  if (!isPrebuilt(root)) compile();
  await import(pathToFileURL(join(root, 'dist/infra/hub/main.js')).href);
}

function install() {
  if (!installIsFresh(root)) {
    const since = Date.now();
    say('Installing packages (npm ci) …');
    const result = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (result.error) stop(`npm could not be started: ${result.error.message}`);
    if (result.status !== 0) stop('npm ci failed; its own messages are above.');
    markInstalled(root);
    say(`Packages installed in ${seconds(since)}.`);
  }
  linkProgram();
}

// npx looks for a program in node_modules/.bin before it looks anywhere else.
function linkProgram() {
  const link = join(root, 'node_modules/.bin/hub');
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  try {
    symlinkSync('../../infra/hub.mjs', link);
  } catch {
    // A read-only installation still answers to `node infra/hub.mjs`.
  }
}

function suitableNode() {
  // Without this an agency can offer no channels, and is asked by calls (infra/decisions/0031).
  if ('shouldUpgradeCallback' in createServer()) return process.execPath;
  const installed = join(root, 'node_modules/.bin/node');
  if (existsSync(installed)) return installed;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  return stop(
    `Node ${process.versions.node} is too old (22.12 is needed), and npm brought none for ${process.platform}-${process.arch}. Install Node 24.`,
  );
}

// The channel lets the new process notice when this one is killed.
function moveTo(executable) {
  const child = spawn(executable, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, HUB_PARENT_CHANNEL: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function compile() {
  const lines = listSources(root);
  if (buildIsFresh(root)) return;
  const since = Date.now();
  say('Compiling …');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const result = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status === 0) {
    markBuilt(root, lines);
    say(`Compiled in ${seconds(since)}.`);
  } else if (['check', 'doctor', 'stop'].includes(verb) && existsSync(join(root, 'dist/infra/hub/main.js'))) {
    say('The sources do not compile (see above); going on with what was compiled.');
  } else {
    stop('The sources do not compile; the compiler’s messages are above.');
  }
}

function stop(message) {
  say(message);
  process.exit(1);
}
