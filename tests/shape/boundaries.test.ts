import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { importsOf, isTest, type SourceFile, sources } from './source-files.js';

const subgraphs = sources(['subgraphs']);
const gateway = sources(['gateway']);

/** Where an import leads, from the project root; a package's name stays as it is. */
function target(file: SourceFile, specifier: string): string {
  if (specifier.startsWith('#kernel/')) return specifier.replace('#kernel', 'subgraphs/_kernel');
  return specifier.startsWith('.') ? posix.join(dirname(file.path), specifier) : specifier;
}

function crossings(
  files: readonly SourceFile[],
  forbidden: (file: SourceFile, to: string) => boolean,
): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((specifier) =>
      forbidden(file, target(file, specifier)) ? [`${file.path} imports ${specifier}`] : [],
    ),
  );
}

/** Identifiers taken apart into their words: `courtNumber`, `COURT_MODE`. */
function spelledOut(line: string): string {
  return line.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
}

describe('the kernel', () => {
  const kernel = subgraphs.filter((file) => file.path.startsWith('subgraphs/_kernel/') && !isTest(file));
  const agency = /\b(unions?|courts?|human[ -]resources|procuratorate|justice|docket)\b/i;
  // A description is prose for clerks, who read of the law's courts and unions there.
  const descriptions = /description:\s*(['"`])(?:\\.|(?!\1)[^\\])*\1/g;
  /** What means no agency. */
  const allowed: readonly (readonly [where: RegExp, words: RegExp])[] = [
    // A role's code; the roles are a closed list.
    [/./, /'UNION_OFFICER'/g],
    // How courts take in disputes is a table of the law (schema/law/court-modes.yaml).
    [/clock\/law\.ts$/, /court-modes\.yaml|courtMode\w*/g],
    [/refusal\.ts$/, /COURT_MODE_F/g],
    // The court inside a case number (案号).
    [/values\/case-number\.ts$/, /\bcourt\b/gi],
    // The court's number in the request that a mediator receives.
    [/referral\.entity\.ts$/, /courtNumber/g],
  ];

  test('names no agency, in code or in strings', () => {
    const named = kernel.flatMap((file) => {
      const words = allowed.filter(([where]) => where.test(file.path));
      const code = words.reduce(
        (rest, [, word]) => rest.replaceAll(word, ''),
        file.code.replaceAll(descriptions, ''),
      );
      return code
        .split('\n')
        .flatMap((line) => (agency.test(spelledOut(line)) ? [`${file.path}: ${line.trim()}`] : []));
    });
    expect(named).toEqual([]);
  });

  test('imports no agency, no gateway, no tests', () => {
    expect(
      crossings(kernel, (_file, to) => /^(subgraphs\/(?!_kernel\/)|gateway\/|infra\/|tests\/)/.test(to)),
    ).toEqual([]);
  });
});

describe('an agency', () => {
  const own = (file: SourceFile): string => file.path.split('/').slice(0, 2).join('/');
  const agencies = subgraphs.filter((file) => !file.path.startsWith('subgraphs/_kernel/'));

  test('imports no other agency', () => {
    const other = (file: SourceFile, to: string): boolean =>
      to.startsWith('subgraphs/') && !to.startsWith('subgraphs/_kernel/') && !to.startsWith(`${own(file)}/`);
    expect(crossings(agencies, other)).toEqual([]);
  });

  test('imports no gateway, and outside its tests no ground either', () => {
    expect(crossings(agencies, (_file, to) => to.startsWith('gateway/'))).toEqual([]);
    expect(
      crossings(
        agencies.filter((file) => !isTest(file)),
        (_file, to) => /^(infra|tests)\//.test(to),
      ),
    ).toEqual([]);
  });

  const folders = readdirSync(join(projectRoot, 'subgraphs')).filter((name) => !name.startsWith('_'));
  test.each(folders)('%s has a manifest, a start and a page about itself', (name) => {
    const missing = ['agency.ts', 'main.ts', 'README.md'].filter(
      (file) => !existsSync(join(projectRoot, 'subgraphs', name, file)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the gateway', () => {
  /** What the front door shares with the agencies: who calls, what a refusal is, who is where, how several operations go together, how a body and a setting are read. */
  const shared =
    /^subgraphs\/_kernel\/(identity\/|actor\.|exchange\/address-book\.|refusal\.|values\/|progress\/(answer|plain-words)\.|together\/(together|channel)\.|body-bytes\.|throttle\/|project-root\.|config-values\.|log\.|on-end\.)/;
  const manifest = /^subgraphs\/[^_]/;

  test('imports of the kernel only what is shared at the door, and of the agencies nothing', () => {
    const front = gateway.filter((file) => !file.path.startsWith('gateway/desk/') && !isTest(file));
    expect(
      crossings(
        front,
        (_file, to) => manifest.test(to) || (to.startsWith('subgraphs/_kernel/') && !shared.test(to)),
      ),
    ).toEqual([]);
  });

  test('has a desk that knows the schema and never the subgraphs', () => {
    const desk = gateway.filter((file) => file.path.startsWith('gateway/desk/'));
    expect(crossings(desk, (_file, to) => to.startsWith('subgraphs/') || to.startsWith('infra/'))).toEqual(
      [],
    );
  });
});
