import { expect } from 'vitest';
import { deadlines, localRules } from '#kernel/clock/law.js';

/** What a run that traces the law finds here: called with an item that a test has seen at work. */
export const noteSymbol = Symbol.for('wufang.law-note');

/**
 * Expects an answer to name the law and article of a rule, and notes that the rule is at work. For what is only counted, shown or
 * refused by: it starts no limit of its own, so that no row tells of it.
 */
export function expectCites(
  answer: unknown,
  item: `rule ${string}` | `local ${string}` | `variant ${string}`,
): void {
  const [group, name] = item.split(' ') as [string, string];
  const row =
    group === 'local'
      ? localRules().find(({ id }) => id === name)
      : deadlines().find(({ id }) => id === name.split('/')[0]);
  expect(row, item).toBeDefined();
  expect(JSON.stringify(answer)).toContain(row!.source);
  (globalThis as { [noteSymbol]?: (item: string) => void })[noteSymbol]?.(item);
}
