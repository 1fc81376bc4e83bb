import { callOf } from './agency-operation.js';
import { NotCovered } from './not-covered.js';
import { compilePlaces, type Places } from './places.js';
import type { EntityGroup, FetchStep, PlacePath } from './plan.js';
import { merge } from './merge.js';
import { PassedOn } from './passed-on.js';
import type { Step, StepOptions } from './plan-steps.js';
import { compilePicker, type Node, type Picker } from './representation.js';
import { compileRewrites, type Rewriter } from './rewrite.js';
import type { Named, Run, SourceError } from './run.js';
import { sourceErrors } from './source-errors.js';

interface Group {
  key: string;
  variable: string;
  places: readonly Places[];
  pick: Picker;
  rewriteInput: Rewriter | null;
  rewriteOutput: Rewriter | null;
  firstPath: PlacePath;
  /** What is the same for all groups that send the same of the same objects; null where what is sent is renamed. */
  sends: string | null;
}

/** The objects of one group in this run, and what is sent of them: each different object once. */
interface Asked extends Named {
  group: Group;
}

/** Asks an agency about objects that others have named, and adds what it says to each of them. */
export function compileEntityFetch(
  step: FetchStep,
  groups: readonly EntityGroup[],
  options: StepOptions,
): Step {
  const compiled = groups.map((group) => compileGroup(group, options));
  const ask = callOf(step, options);
  const path = staticPath(compiled[0]!.firstPath);
  return async (run) => {
    const asked = compiled.map((group) => askedOf(group, run));
    if (asked.every(({ texts }) => texts.length === 0)) return;
    const representations = new Map(asked.map(({ group, texts }) => [group.variable, texts]));
    const { data, errors } = await ask(run, representations, path);
    if (errors) run.errors.push(...sourceErrors(errors, step.agency, placesOf(asked, run)));
    if (data) for (const each of asked) take(each, data[each.group.key]);
  };
}

function compileGroup(group: EntityGroup, { types }: StepOptions): Group {
  if (group.paths.length === 0) throw new NotCovered('NO_PLACE');
  return {
    ...{ key: group.key, variable: group.variable, firstPath: group.paths[0]! },
    places: group.paths.map((path) => compilePlaces(path, types)),
    pick: compilePicker(group.requires, types),
    rewriteInput: compileRewrites(group.inputRewrites, types),
    rewriteOutput: compileRewrites(group.outputRewrites, types),
    sends:
      group.inputRewrites.length + group.outputRewrites.length === 0
        ? JSON.stringify([group.paths, group.requires])
        : null,
  };
}

function askedOf(group: Group, { data, named }: Run): Asked {
  if (named === null || group.sends === null) return { group, ...namedFor(group, data) };
  const known = named.get(group.sends) ?? namedFor(group, data);
  named.set(group.sends, known);
  return { group, ...known };
}

function namedFor(group: Group, data: Node): Named {
  const [first, ...others] = group.places;
  const nodes = first!.find(data);
  for (const places of others) nodes.push(...places.find(data));
  const texts: string[] = [];
  const standsFor: number[][] = [];
  const known = new Map<string, number>();
  // What is renamed in the answer may depend on the object, though what is sent of two is alike.
  const mayBeAlike = nodes.length > 1 && !group.rewriteInput && !group.rewriteOutput;
  for (let at = 0; at < nodes.length; at++) {
    const picked = group.pick(nodes[at]!);
    if (!picked?.__typename) continue;
    group.rewriteInput?.(picked);
    const text = JSON.stringify(picked);
    const same = mayBeAlike ? known.get(text) : undefined;
    if (same !== undefined) {
      standsFor[same]!.push(at);
      continue;
    }
    if (mayBeAlike) known.set(text, texts.length);
    texts.push(text);
    standsFor.push([at]);
  }
  return { nodes, texts, standsFor };
}

function take({ group, nodes, standsFor, texts }: Asked, given: unknown): void {
  if (texts.length === 0) return;
  if (!Array.isArray(given)) throw new Error(`Expected "data.${group.key}" in response to be an array`);
  if (given.length !== texts.length)
    throw new Error(`Expected "data.${group.key}" to contain ${texts.length} elements`);
  given.forEach((answer: Node | null, at) => {
    if (!answer) return;
    standsFor[at]!.forEach((place, turn) => {
      const node = nodes[place]!;
      const own = turn === 0 ? answer : (copy(answer) as Node);
      if (!own.__typename) own.__typename = node.__typename;
      group.rewriteOutput?.(own);
      merge(node, own);
    });
  });
}

/** Two places never share an object: what is added to one later must not show in the other. */
function copy(value: unknown): unknown {
  if (value instanceof PassedOn) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
}

/** Where an error of the agency belongs in the answer: `_entities` and the number give way to the place of the object. */
function placesOf(
  asked: readonly Asked[],
  run: Run,
): (error: SourceError) => (readonly (string | number)[] | undefined)[] {
  const known = new Map<Asked, (string | number)[][]>();
  return ({ path }) => {
    if (!path) return [undefined];
    const [key, index, ...rest] = path;
    const one = asked.find(({ group }) => group.key === key) ?? asked[0]!;
    const standsFor = typeof index === 'number' ? one.standsFor[index] : undefined;
    if (!standsFor) return [staticPath(one.group.firstPath)];
    const paths = known.get(one) ?? one.group.places.flatMap((places) => places.paths(run.data));
    known.set(one, paths);
    return standsFor.map((place) => [...paths[place]!, ...rest]);
  };
}

/** The place as far as it is the same for all objects: up to the first list. */
function staticPath(path: PlacePath): string[] {
  const fields = path.filter((part) => typeof part === 'string');
  const end = fields.findIndex((part) => part.startsWith('@'));
  return end === -1 ? fields : fields.slice(0, end);
}
