import ts from 'typescript';

const names = new Set(['test', 'it', 'describe']);
const passedOver = new Set(['skip', 'todo', 'fails', 'skipIf']);

/** The titles of the tests in a text that are run: `test('…')`, `test.each(…)('…')`, in whatever describes. */
export function titlesOf(text: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const chain = chainOf(node.expression);
      if (chain.some((name) => passedOver.has(name)) && names.has(chain[0]!)) return;
      const named = first !== undefined && ts.isStringLiteralLike(first);
      if (named && (chain[0] === 'test' || chain[0] === 'it')) titles.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `test.each(rows)` is test, each. */
function chainOf(node: ts.Expression): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [...chainOf(node.expression), node.name.text];
  if (ts.isCallExpression(node)) return chainOf(node.expression);
  return [''];
}
