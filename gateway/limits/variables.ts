import { RefusedAtDoor } from '../refused-request.js';
import { variableLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

/** Names that are no field of any input and mean something to the language this is written in. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses variables that are too deep, hold too many values, or carry a name that only an attacker writes. */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > variableLimits.depth) throw tooLarge(`查询变量嵌套过深（最多 ${variableLimits.depth} 层）。`);
    values += level.length;
    if (values > variableLimits.values)
      throw tooLarge(`查询变量过多（最多 ${variableLimits.values} 个值）。`);
    // JSON has no such number: on its way to an agency it would turn into null, which says something else.
    if (level.includes(Infinity) || level.includes(-Infinity))
      throw new RefusedAtDoor(400, 'BAD_INPUT', '填写的数字过大。');
    level = level.flatMap((value) => {
      if (typeof value !== 'object' || value === null) return [];
      if (Array.isArray(value)) return value as unknown[];
      if (Object.keys(value).some((name) => forbidden.has(name)))
        throw new RefusedAtDoor(400, 'BAD_INPUT', '填写的内容不符合要求。');
      return Object.values(value);
    });
  }
}
