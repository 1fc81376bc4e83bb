import { describe, expect, test } from 'vitest';
import { importsOf, isTest, type SourceFile, withoutComments } from './source-files.js';

function file(path: string, text: string): SourceFile {
  return { path, text, code: withoutComments(text), lines: 1 };
}

describe('reading a source', () => {
  test('comments go, strings that look like comments stay', () => {
    expect(
      withoutComments(`const a = 'http://court'; // the court\n/* union */ const b = "/* kept */";`),
    ).toBe(`const a = 'http://court'; \n const b = "/* kept */";`);
  });

  test('every way to import is seen', () => {
    const text = `import a from './a.js';\nimport './b.js';\nexport * from "./c.js";\nconst d = await import('./d.js');\nimport type { E } from './e.js';`;
    expect(importsOf(file('x.ts', text))).toEqual(['./a.js', './b.js', './c.js', './d.js', './e.js']);
  });

  test('an import in a comment is none', () => {
    expect(importsOf(file('x.ts', `// import a from './a.js'`))).toEqual([]);
  });

  test('tests are told from what they test', () => {
    expect(
      ['subgraphs/court/a.test.ts', 'tests/kit/b.ts', 'subgraphs/court/a.ts'].map((path) =>
        isTest(file(path, '')),
      ),
    ).toEqual([true, true, false]);
  });
});
