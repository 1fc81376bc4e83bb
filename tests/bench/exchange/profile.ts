import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CpuProfile } from '../flames/flame.js';

/** What a process does with its time, by the innermost frame that belongs to one of these. */
export const parts = ['signing', 'verifying', 'database', 'HTTP', 'messages', 'log', 'GC', 'rest'] as const;
export type Part = (typeof parts)[number];

/** Names of functions that end in `sign…`, and of checks, wherever they lie; then the places of everything else. */
const functions: [Part, RegExp][] = [
  ['signing', /^(signText|signSm2|signOneShot|sign|doSignature)$/],
  ['verifying', /^(signatureHolds|signatureOf|verifySm2|verifyOneShot|verify|doVerifySignature|holdsHere)$/],
];
const places: [Part, RegExp][] = [
  ['database', /node_modules\/(typeorm|pg|pg-pool|pg-protocol|postgres-[\w-]+|reflect-metadata)\//],
  [
    'HTTP',
    /node_modules\/(undici|express|body-parser|raw-body|router|finalhandler|send|type-is|content-type)\/|node:_?http|undici/,
  ],
  [
    'messages',
    /node_modules\/(zod|canonicalize|graphql)\/|_kernel\/(canonical|exchange\/(messages|envelope|receipt))\./,
  ],
  ['log', /node_modules\/(pino|thread-stream|sonic-boom)\//],
];

/** Reads what `--cpu-prof` left of a process's last seconds: the share of each part in the time it was busy. */
export function partsOfProfiles(folder: string, pid: number, lastSeconds: number): Record<Part, number> {
  const files = readdirSync(folder).filter((name) => name.split('.')[3] === String(pid));
  const sums = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
  for (const file of files) {
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
    addProfile(sums, profile, lastSeconds * 1_000_000);
  }
  const total = Object.values(sums).reduce((sum, one) => sum + one, 0) || 1;
  return Object.fromEntries(parts.map((part) => [part, sums[part] / total])) as Record<Part, number>;
}

function addProfile(sums: Record<Part, number>, profile: CpuProfile, lastMicroseconds: number): void {
  const partOf = classify(profile);
  const whole = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0);
  let at = 0;
  for (const [index, node] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    at += delta;
    const part = partOf.get(node);
    if (part && whole - at <= lastMicroseconds) sums[part] += delta;
  }
}

/** The part of every node; none for idle ones. */
function classify({ nodes }: CpuProfile): Map<number, Part> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<number, Part>();
  for (const node of nodes) {
    const { functionName } = node.callFrame;
    // Writing the profile down is no work of the program.
    if (['(idle)', '(root)', 'reallyExit'].includes(functionName)) continue;
    if (functionName === '(garbage collector)') {
      found.set(node.id, 'GC');
      continue;
    }
    let part: Part | null = null;
    for (let at: number | undefined = node.id; at !== undefined && part === null; at = parents.get(at))
      part = partOfFrame(byId.get(at)!.callFrame);
    found.set(node.id, part ?? 'rest');
  }
  return found;
}

function partOfFrame({ functionName, url }: { functionName: string; url: string }): Part | null {
  if (/crypto|signing|keyring/.test(url)) {
    const named = functions.find(([, name]) => name.test(functionName));
    if (named) return named[0];
  }
  return places.find(([, place]) => place.test(url))?.[0] ?? null;
}
