import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { actWords, wordsOfAct } from '#kernel/trail/act-words.js';
import { isTest, sources } from './source-files.js';

/** A look-up names its act by itself; the names that are in use. */
const searches = ['mediation-results', 'supervision-letters', 'received-letters'].map((name) => `${name}.ask`);

const files = sources(['subgraphs']).filter((file) => !isTest(file) && !file.path.includes('/testing/'));
const program = ts.createProgram(
  files.map(({ path }) => join(projectRoot, path)),
  {
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, noEmit: true },
    ...{ moduleResolution: ts.ModuleResolutionKind.NodeNext, experimentalDecorators: true },
    // What packages declare is not read: the names are our own.
    ...{ types: [], lib: ['lib.es5.d.ts'], skipLibCheck: true, noResolve: true },
    paths: { '#kernel/*.js': [join(projectRoot, 'subgraphs/_kernel/*.ts')] },
  },
);
const checker = program.getTypeChecker();

/** Every name the expression can be, as the compiler knows it; null among them where it knows only that it is a text. */
function namesOf(expression: ts.Expression): (string | null)[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression))
    return [...namesOf(expression.whenTrue), ...namesOf(expression.whenFalse)];
  if (ts.isTemplateExpression(expression))
    return expression.templateSpans.reduce<(string | null)[]>(
      (begun, span) =>
        begun.flatMap((text) =>
          namesOf(span.expression).map((name) =>
            text === null || name === null ? null : text + name + span.literal.text,
          ),
        ),
      [expression.head.text],
    );
  const type = checker.getTypeAtLocation(expression);
  return (type.isUnion() ? type.types : [type]).map((one) => (one.isStringLiteral() ? one.value : null));
}

interface Recorded {
  names: string[];
  unknown: string[];
}

function recorded(): Recorded {
  const found: Recorded = { names: [], unknown: [] };
  for (const { path } of files) {
    const file = program.getSourceFile(join(projectRoot, path))!;
    const visit = (node: ts.Node): void => {
      ts.forEachChild(node, visit);
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'record') return;
      const [tx, , act] = node.arguments;
      if (tx?.getText() !== 'tx' || !act || !path.includes('/')) return;
      for (const name of namesOf(act)) {
        if (name !== null) found.names.push(name);
        else found.unknown.push(`${path}: ${act.getText()}`);
      }
    };
    visit(file);
  }
  return found;
}

describe('the words of the audit trail', () => {
  const { names, unknown } = recorded();

  test('are there for every act that code records', () => {
    expect(names.length).toBeGreaterThan(300);
    const without = [...new Set([...names, ...searches])].filter((name) => wordsOfAct(name) === null);
    expect(without, 'add them to schema/law/audit-words.yaml').toEqual([]);
  });

  test('can be looked up, for the compiler knows every name', () => {
    expect(unknown).toEqual(['subgraphs/_kernel/lookup/exact-search.ts: `${name}.ask`']);
  });

  test('stand for acts that are recorded', () => {
    const used = new Set([...names, ...searches].map((name) => name.replace('.restored', '')));
    const { concepts, verbs, acts } = actWords();
    const parts = (at: 0 | 1) => new Set([...used].map((name) => name.split(/\.(.*)/s)[at]));
    expect([...acts.keys()].filter((name) => !used.has(name))).toEqual([]);
    expect([...concepts.keys()].filter((name) => !parts(0).has(name))).toEqual([]);
    expect([...verbs.keys()].filter((name) => !parts(1).has(name))).toEqual([]);
  });

  test('are none for what is not in the table', () => {
    expect(wordsOfAct('referral.signFor')).toBe('转办·签收');
    expect(wordsOfAct('referral.accept.restored')).toBe('转办·受理（恢复后补记）');
    expect([wordsOfAct('referral.nothing'), wordsOfAct('referral'), wordsOfAct('constructor.accept')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
