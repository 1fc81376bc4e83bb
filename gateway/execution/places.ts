import type { GraphQLSchema } from 'graphql';
import type { PlacePath } from './plan.js';
import { typeTest, type Node } from './representation.js';

export interface Places {
  /** The objects there; those that are null are left out. */
  find(data: Node): Node[];
  /** Where each of them stands in the answer, in the same order. */
  paths(data: Node): (string | number)[][];
}

type Visit = (node: Node, path: (string | number)[]) => void;
type Walk = (value: unknown, path: (string | number)[], visit: Visit) => void;

/** The way to a place of the answer, compiled. Throws where the data is of another shape than the place. */
export function compilePlaces(path: PlacePath, schema: GraphQLSchema): Places {
  const walk = compileWalk(path, schema);
  return {
    find(data) {
      const nodes: Node[] = [];
      walk(data, [], (node) => nodes.push(node));
      return nodes;
    },
    paths(data) {
      const paths: (string | number)[][] = [];
      walk(data, [], (_node, at) => paths.push([...at]));
      return paths;
    },
  };
}

function compileWalk(path: PlacePath, schema: GraphQLSchema): Walk {
  const [first, ...rest] = path;
  if (first === undefined) return visitHere;
  const further = compileWalk(rest, schema);
  if (first === '@') return everyItem(further);
  if (first === '@*') return everyItem(everyDepth(further));
  if (typeof first === 'string') return intoField(first, further);
  const tests = first.types.map((type) => typeTest(type, schema));
  return (value, at, visit) => {
    const typename = (value as Node | null)?.__typename;
    if (tests.some((holds) => holds(typename))) further(value, at, visit);
  };
}

function visitHere(value: unknown, at: (string | number)[], visit: Visit): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) everyItem(visitHere)(value, at, visit);
  else visit(value as Node, at);
}

function everyItem(further: Walk): Walk {
  return (value, at, visit) => {
    if (value === null || value === undefined) return;
    if (!Array.isArray(value)) throw new Error('An agency gave one object where a list is due.');
    for (let item = 0; item < value.length; item++) {
      at.push(item);
      further(value[item], at, visit);
      at.pop();
    }
  };
}

function everyDepth(further: Walk): Walk {
  return (value, at, visit) =>
    Array.isArray(value) ? everyItem(everyDepth(further))(value, at, visit) : further(value, at, visit);
}

function intoField(name: string, further: Walk): Walk {
  return (value, at, visit) => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) throw new Error('An agency gave a list where one object is due.');
    at.push(name);
    further((value as Node)[name], at, visit);
    at.pop();
  };
}
