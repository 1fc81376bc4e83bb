import { describe, expect, test } from 'vitest';
import { isTest, type SourceFile, sources } from './source-files.js';

const all = sources(['subgraphs', 'gateway', 'infra', 'schema', 'tests']);
const paths = (files: readonly SourceFile[]): string[] => files.map((file) => file.path);

describe('a file', () => {
  test('has at most 250 lines, tests, migrations and data aside', () => {
    const data = /\/migrations\/|\/generated\/|\.d\.m?ts$/;
    const long = all.filter((file) => file.lines > 250 && !isTest(file) && !data.test(file.path));
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test('is named after what it is about', () => {
    const drawer =
      /(^|\/)(utils?|helpers?|common|misc|shared|index|types)(\.[a-z]+)*\.tsx?$|\/(utils?|helpers?|common|services)\//;
    // The desk's bundler reads the page's entry by this name.
    expect(
      paths(all.filter((file) => drawer.test(file.path) && file.path !== 'gateway/desk/index.ts')),
    ).toEqual([]);
  });

  test('exports by name', () => {
    // Tools read their own settings as a default export.
    const settings = /\.config\.m?ts$/;
    expect(
      paths(
        all.filter(
          (file) => /^export default\b|\bas default\b/m.test(file.code) && !settings.test(file.path),
        ),
      ),
    ).toEqual([]);
  });

  test('has a name in small letters and hyphens', () => {
    const desk = /^gateway\/desk\//;
    const odd = all.filter(
      (file) => !desk.test(file.path) && !/^[a-z0-9.-]+$/.test(file.path.split('/').at(-1)!),
    );
    expect(paths(odd)).toEqual([]);
  });
});

describe('the environment', () => {
  test('is read in config files; others hand it on whole', () => {
    // The hub is the one that hands every process its environment.
    const config = /\/config(-values)?\.ts$|\.config\.m?ts$|^infra\/(home|hub\/[\w-]+)\.ts$/;
    // PATH is the machine's, no setting of ours.
    const reads = /process\.env(\.(?!PATH\b)\w+(?!\w|\s*=[^=])|\[)|\}\s*=\s*process\.env\b/;
    const readers = all.filter((file) => reads.test(file.code) && !config.test(file.path) && !isTest(file));
    expect(paths(readers)).toEqual([]);
  });
});
