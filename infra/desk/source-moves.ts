import ts from 'typescript';
import type { FunctionNode, SourceFile, Sources, StateTable } from './source-functions.js';

/** Acts in the order in which they are met; `sure` where no condition stands before them. */
export interface Step {
  acts: string[];
  sure: boolean;
}
export type Steps = Map<StateTable, Step[]>;
/** What is known of the parameters of a function that is called: the words they may be. */
type Known = Map<string, string[]>;

/** For every mutation, the acts it may carry out, by following the calls from its door. */
export function movesOfMutations(sources: Sources): Map<string, Steps> {
  const found = new Map<string, Steps>();
  for (const file of sources.files.values())
    for (const [name, method] of mutationsOf(file)) {
      const steps: Steps = new Map();
      new Walk(sources, steps).enter(file, method, new Map(), true);
      found.set(name, steps);
    }
  return found;
}

function mutationsOf({ node }: SourceFile): [string, ts.MethodDeclaration][] {
  const found: [string, ts.MethodDeclaration][] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isMethodDeclaration(each))
      for (const { expression } of ts.getDecorators(each) ?? [])
        if (ts.isCallExpression(expression) && expression.expression.getText() === 'Mutation')
          found.push([mutationName(each, expression), each]);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** As its decorator says, or as the method is called; a door of the kernel has the agency’s name before it. */
function mutationName(method: ts.MethodDeclaration, { arguments: given }: ts.CallExpression): string {
  for (const options of given)
    if (ts.isObjectLiteralExpression(options))
      for (const option of options.properties)
        if (ts.isPropertyAssignment(option) && option.name.getText() === 'name')
          return option.initializer
            .getText()
            .replace(/['"`]/g, '')
            .replace(/^\$\{\w+\}/, '*');
  return method.name.getText();
}

interface Place {
  called: FunctionNode;
  sure: boolean;
}

/** Whether a part of a node is come to only sometimes: a branch, the body of a loop, a function handed on. */
function isOnCondition(node: ts.Node, part: ts.Node): boolean {
  if (ts.isIfStatement(node)) return part !== node.expression;
  if (ts.isConditionalExpression(node)) return part !== node.condition;
  if (ts.isBinaryExpression(node))
    return part === node.right && /^(&&|\|\||\?\?)$/.test(node.operatorToken.getText());
  if (ts.isForOfStatement(node) || ts.isForStatement(node) || ts.isWhileStatement(node))
    return part === node.statement;
  return (
    ts.isCallExpression(node) &&
    part !== node.expression &&
    /\.(map|forEach|filter|some|every|find)$/.test(node.expression.getText())
  );
}

class Walk {
  private readonly been = new Set<string>();

  constructor(
    private readonly sources: Sources,
    private readonly found: Steps,
  ) {}

  enter(file: SourceFile, called: FunctionNode, known: Known, sure: boolean): void {
    const key = `${file.path}:${called.pos}:${JSON.stringify([...known])}`;
    if (this.been.has(key) || !called.body) return;
    this.been.add(key);
    this.visit(file, called.body, known, { called, sure });
  }

  private visit(file: SourceFile, node: ts.Node, known: Known, place: Place): void {
    if (ts.isCallExpression(node)) this.call(file, node, known, place);
    ts.forEachChild(node, (each) =>
      this.visit(file, each, known, isOnCondition(node, each) ? { ...place, sure: false } : place),
    );
  }

  private call(file: SourceFile, node: ts.CallExpression, known: Known, place: Place): void {
    const { expression: callee, arguments: given } = node;
    if (ts.isIdentifier(callee) && callee.text === 'move') return this.move(file, given, known, place);
    const target = this.resolve(file, callee);
    if (!target) return;
    const inside = this.knownOf(target.called, file, given, known);
    this.enter(target.file, target.called, inside, place.sure);
  }

  private move(file: SourceFile, given: readonly ts.Expression[], known: Known, { sure }: Place): void {
    const [machine, , act] = given;
    const table = machine && ts.isIdentifier(machine) ? this.table(file, machine.text) : null;
    if (!table || !act) return;
    const every = [...new Set(Object.values(table.states).flatMap((steps) => Object.keys(steps)))];
    const words = this.words(file, act, known).filter((word) => every.includes(word));
    const steps = this.found.get(table) ?? [];
    this.found.set(table, [...steps, { acts: words.length > 0 ? words : every, sure }]);
  }

  private table(file: SourceFile, name: string): StateTable | null {
    const own = file.tables.get(name);
    const from = file.imports.get(name);
    return own ?? (from && this.sources.files.get(from.path)?.tables.get(from.name)) ?? null;
  }

  /** The function a name stands for, in this file or the one it is imported from; `this.act` in its class. */
  private resolve(
    file: SourceFile,
    callee: ts.Expression,
  ): { file: SourceFile; called: FunctionNode } | null {
    if (ts.isIdentifier(callee)) {
      const from = file.imports.get(callee.text);
      const there = from ? this.sources.files.get(from.path) : file;
      const called = there?.functions.get(from?.name ?? callee.text);
      return there && called ? { file: there, called } : null;
    }
    if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword)
      return null;
    let owner: ts.Node = callee;
    while (!ts.isClassLike(owner)) owner = owner.parent;
    const method = owner.members.find((each) => each.name?.getText() === callee.name.text);
    return method && ts.isMethodDeclaration(method) ? { file, called: method } : null;
  }

  private knownOf(
    called: FunctionNode,
    file: SourceFile,
    given: readonly ts.Expression[],
    known: Known,
  ): Known {
    const inside: Known = new Map();
    const keep = (name: string, value: ts.Expression | undefined) => {
      const words = value ? this.words(file, value, known) : [];
      if (words.length > 0) inside.set(name, words);
    };
    called.parameters.forEach(({ name }, at) => {
      const value = given[at];
      if (ts.isIdentifier(name)) keep(name.text, value);
      else if (ts.isObjectBindingPattern(name) && value && ts.isObjectLiteralExpression(value))
        for (const { name: bound, propertyName } of name.elements)
          if (ts.isIdentifier(bound)) keep(bound.text, valueOf(value, (propertyName ?? bound).getText()));
    });
    return inside;
  }

  /** The words an expression may come to, as far as the source shows it. */
  private words(file: SourceFile, node: ts.Expression, known: Known): string[] {
    if (ts.isStringLiteral(node)) return [node.text];
    if (ts.isConditionalExpression(node))
      return [node.whenTrue, node.whenFalse].flatMap((each) => this.words(file, each, known));
    if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.words(file, node.expression, known);
    if (ts.isIdentifier(node)) {
      const given = known.get(node.text);
      if (given) return given;
      const constant = file.constants.get(node.text);
      return constant && constant !== node && !ts.isIdentifier(constant)
        ? this.words(file, constant, known)
        : [];
    }
    if (ts.isElementAccessExpression(node)) return stringsIn(this.behind(file, node.expression));
    if (ts.isCallExpression(node)) {
      const target = this.resolve(file, node.expression);
      return target ? stringsIn(target.called) : [];
    }
    return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) ? [] : stringsIn(node);
  }

  private behind(file: SourceFile, node: ts.Expression): ts.Node | undefined {
    if (!ts.isIdentifier(node)) return undefined;
    const from = file.imports.get(node.text);
    return from ? this.sources.files.get(from.path)?.constants.get(from.name) : file.constants.get(node.text);
  }
}

function valueOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = literal.properties.find((each) => each.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function stringsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  const found: string[] = [];
  ts.forEachChild(node, (each) => void found.push(...stringsIn(each)));
  return found;
}
