import { PassedOn } from './passed-on.js';

type Node = Record<string, unknown>;

/** Adds what an agency answered to what is known: objects are joined, lists of one length item by item, all else is replaced. */
export function merge(known: Node, answered: Node): void {
  for (const name of Object.keys(answered)) {
    const value = answered[name];
    if (value === undefined) continue;
    const before = known[name];
    if (before && isObject(value)) merge(before as Node, value);
    else if (Array.isArray(value) && Array.isArray(before) && value.length === before.length)
      mergeItems(before, value);
    else known[name] = value;
  }
}

function mergeItems(known: unknown[], answered: unknown[]): void {
  for (let at = 0; at < answered.length; at++) {
    const [before, value] = [known[at], answered[at]];
    if (isObject(before) && isObject(value)) merge(before, value);
    else known[at] = value;
  }
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PassedOn);
}
