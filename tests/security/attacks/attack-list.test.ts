import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { reportFinding } from '../report.js';
import { attackList } from './attack-list.js';
import { titlesOf } from './test-titles.js';

describe('the list of attacks', () => {
  test('goes from 1 to 20', () => {
    reportFinding({
      check: 'rows of the attack list, each with tests of its own',
      tried: attackList.length,
      wrong: attackList.filter(({ tests }) => tests.length === 0).length,
      figures: { tests: attackList.reduce((sum, { tests }) => sum + tests.length, 0) },
    });
    expect(attackList.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test.each(attackList)('has tests that are run for attack $number: $what', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      const path = join(projectRoot, file);
      expect([file, existsSync(path)]).toEqual([file, true]);
      const titles = titlesOf(readFileSync(path, 'utf8'));
      expect([file, title, titles.includes(title)]).toEqual([file, title, true]);
    }
  });
});

describe('the titles of tests', () => {
  test('are found in describes, tables and over lines', () => {
    const text = `describe('a', () => { test('b', f); test.each([1])(\n'c %s', f); it("d", f); test.skip.each([1])('e', f) })`;
    expect(titlesOf(text)).toEqual(['b', 'c %s', 'd']);
  });

  test('of what is passed over do not count', () => {
    for (const how of ['test.skip', 'test.todo', 'test.fails', 'describe.skip'])
      expect(titlesOf(`${how}('a', () => test('b', f))`)).toEqual([]);
    expect(titlesOf(`// test('a', f)\nconst a = "test('a', f)";`)).toEqual([]);
  });
});
