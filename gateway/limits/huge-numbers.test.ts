import { describe, expect, test } from 'vitest';
import { checkVariables } from './variables.js';
import { checkWords } from './words.js';

const refused = expect.objectContaining({ status: 400, code: 'BAD_INPUT' });
const thrown = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe('a number beyond all numbers', () => {
  test.each(['1e400', '-1e400', '9'.repeat(400)])('is refused in a document: %s', (number) =>
    expect(thrown(() => checkWords(`{ a(n: ${number}) }`))).toEqual(refused),
  );

  test.each(['1e400', '[[-1e400]]', '{"a":1e999}'])('is refused among the variables: %s', (json) =>
    expect(thrown(() => checkVariables({ n: JSON.parse(json) }))).toEqual(refused),
  );

  test('and a large one passes: the field it is for refuses it in its own words', () => {
    checkWords('{ a(n: 1e308, m: 99999999999999999999) }');
    checkVariables({ n: 1e308, text: 'Infinity' });
  });
});
