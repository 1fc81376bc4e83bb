import { expect, test } from 'vitest';
import { interruptions } from '#kernel/clock/law.js';
import { interruptionKinds } from './interruption-kind.js';

test('the kinds of events are those of the table of the law', () => {
  const inLaw = interruptions().map(({ id }) => id);
  expect(Object.keys(interruptionKinds).sort()).toEqual(inLaw.sort());
});
