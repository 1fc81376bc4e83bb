import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.js';
import { valueScalars } from './all-scalars.js';

const scripts = fc.string({ unit: 'binary', maxLength: 40 });
const shaped = fc.stringMatching(/^[（(]?\d{0,18}[）)A-Z鲁民初号年-]{0,6}\d{0,8}[号XT:Z.+-]{0,3}$/);
const anything = fc.oneof(scripts, shaped, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));

describe.each(valueScalars.map((scalar) => [scalar.name, scalar] as const))('%s', (name, scalar) => {
  test('takes a value or refuses it by name, and what it has taken it takes again unchanged', () => {
    fc.assert(
      fc.property(anything, (given) => {
        let taken: unknown;
        try {
          taken = scalar.parseValue(given);
        } catch (error) {
          const behind =
            error instanceof Refusal ? error : (error as { originalError?: unknown }).originalError;
          expect(behind ?? error).toBeInstanceOf(Error);
          expect(String((error as Error).message)).not.toMatch(/undefined|is not a function|Cannot read/);
          return;
        }
        const shown = scalar.serialize(taken);
        expect(scalar.serialize(scalar.parseValue(shown)), name).toEqual(shown);
      }),
      { numRuns: 300 },
    );
  });
});
