import { RefusedAtDoor } from '../refused-request.js';
import { variableLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

/** Names that are no field of any input and mean something to the language this is written in. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses variables that are too deep, hold too many values, or carry a name that only an attacker writes. */
export function checkVariables(variables: unknown): void {
  countValues(variables, 0, 0);
}

/** How many values there are with these, after so many others. */
function countValues(value: unknown, depth: number, before: number): number {
  if (depth > variableLimits.depth) throw tooLarge(`查询变量嵌套过深（最多 ${variableLimits.depth} 层）。`);
  let values = before + 1;
  if (values > variableLimits.values) throw tooLarge(`查询变量过多（最多 ${variableLimits.values} 个值）。`);
  // JSON has no such number: on its way to an agency it would turn into null, which says something else.
  if (value === Infinity || value === -Infinity)
    throw new RefusedAtDoor(400, 'BAD_INPUT', '填写的数字过大。');
  if (typeof value !== 'object' || value === null) return values;
  if (Array.isArray(value)) {
    for (const item of value) values = countValues(item, depth + 1, values);
    return values;
  }
  for (const name of Object.keys(value)) {
    if (forbidden.has(name)) throw new RefusedAtDoor(400, 'BAD_INPUT', '填写的内容不符合要求。');
    values = countValues((value as Record<string, unknown>)[name], depth + 1, values);
  }
  return values;
}
