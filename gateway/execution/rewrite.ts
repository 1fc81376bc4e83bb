import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { typeTest, type Node } from './representation.js';

export type Rewriter = (node: Node) => void;

const fragment = '... on ';

/** The changes a plan makes to what is sent to an agency or comes from it: a value set, a name given back. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
): Rewriter | null {
  if (!rewrites?.length) return null;
  const all = rewrites.map((rewrite) => {
    const last = rewrite.path.at(-1);
    if (last === undefined || last.startsWith(fragment)) throw new Error('A rewrite ends in no field.');
    return compilePath(rewrite.path.slice(0, -1), change(rewrite, last), schema);
  });
  return (node) => all.forEach((rewriter) => rewriter(node));
}

function change(rewrite: FetchDataRewrite, name: string): Rewriter {
  if (rewrite.kind === 'ValueSetter') {
    return (node) => {
      node[name] = rewrite.setValueTo;
    };
  }
  return (node) => {
    if (!node[name]) return;
    node[rewrite.renameKeyTo] = node[name];
    node[name] = undefined;
  };
}

function compilePath(
  path: readonly string[],
  act: Rewriter,
  schema: GraphQLSchema,
): (value: unknown) => void {
  const [first, ...rest] = path;
  if (first === undefined) return everyObject(act);
  const further = compilePath(rest, act, schema);
  if (!first.startsWith(fragment)) return everyObject((node) => further(node[first]));
  const applies = typeTest(first.slice(fragment.length), schema, true);
  return everyObject((node) => {
    if (applies(node.__typename)) further(node);
  });
}

function everyObject(act: Rewriter): (value: unknown) => void {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) act(value as Node);
  };
  return walk;
}
