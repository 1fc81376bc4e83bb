import {
  buildSchema,
  graphql,
  GraphQLError,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  parse,
  validate,
  type GraphQLScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.js';
import { valueScalars } from './all-scalars.js';

const examples: Record<string, { good: unknown; out: unknown; bad: unknown; code: string }> = {
  LocalDate: { good: '2025-01-10', out: '2025-01-10', bad: '2025-02-30', code: 'INVALID_LOCAL_DATE' },
  Instant: {
    good: '2025-01-10T09:30:00+08:00',
    out: '2025-01-10T01:30:00.000Z',
    bad: '2025-02-30T09:30:00Z',
    code: 'INVALID_INSTANT',
  },
  Money: { good: 1_860_000_000_000, out: 1_860_000_000_000, bad: -1, code: 'INVALID_MONEY' },
  IdNumber: {
    good: '370499198803120019',
    out: '370499198803120019',
    bad: '370499198803120018',
    code: 'INVALID_ID_NUMBER',
  },
  CreditCode: {
    good: '11370499fake000725',
    out: '11370499FAKE000725',
    bad: '11370499FAKE000726',
    code: 'INVALID_CREDIT_CODE',
  },
  CaseNumber: {
    good: '(2025)鲁0402民初123号',
    out: '（2025）鲁0402民初123号',
    bad: '民初123号',
    code: 'INVALID_CASE_NUMBER',
  },
  DivisionCode: { good: '370402', out: '370402', bad: '990402', code: 'INVALID_DIVISION_CODE' },
  Phone: { good: '144-0000-0001', out: '14400000001', bad: '1440', code: 'INVALID_PHONE' },
};

describe.each(valueScalars.map((scalar) => [scalar.name, scalar] as const))('%s', (name, scalar) => {
  const { good, out, bad, code } = examples[name]!;
  const schema = echoing(scalar);

  test('goes in by variable and by literal and comes out in its normal form', async () => {
    const byVariable = await graphql({
      schema,
      source: `query ($value: ${name}!) { echo(value: $value) }`,
      variableValues: { value: good },
    });
    const byLiteral = await graphql({ schema, source: `{ echo(value: ${JSON.stringify(good)}) }` });
    expect([byVariable.data?.['echo'], byLiteral.data?.['echo']]).toEqual([out, out]);
  });

  test('refuses with its code by variable and by literal', async () => {
    const byVariable = await graphql({
      schema,
      source: `query ($value: ${name}!) { echo(value: $value) }`,
      variableValues: { value: bad },
    });
    const byLiteral = validate(schema, parse(`{ echo(value: ${JSON.stringify(bad)}) }`));
    for (const error of [byVariable.errors![0]!, byLiteral[0]!])
      expect(refusalBehind(error)).toMatchObject({ code });
  });

  test('refuses another kind of value and describes itself to a clerk', async () => {
    const byLiteral = validate(schema, parse('{ echo(value: [true]) }'));
    const byVariable = await graphql({
      schema,
      source: `query ($value: ${name}!) { echo(value: $value) }`,
      variableValues: { value: true },
    });
    for (const error of [byVariable.errors![0]!, byLiteral[0]!])
      expect(refusalBehind(error)).toMatchObject({ code });
    expect(scalar.description).toMatch(/[\u4e00-\u9fa5]/);
  });
});

test('the schema language knows every scalar by its name', () => {
  const types = valueScalars.map((scalar) => `scalar ${scalar.name}`).join('\n');
  expect(Object.keys(buildSchema(`${types}\ntype Query { ok: Boolean }`).getTypeMap())).toEqual(
    expect.arrayContaining(Object.keys(examples)),
  );
});

function echoing(scalar: GraphQLScalarType): GraphQLSchema {
  const echo = {
    type: scalar,
    args: { value: { type: new GraphQLNonNull(scalar) } },
    resolve: (_: unknown, args: { value?: unknown }) => args.value,
  };
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { echo } }) });
}

/** graphql-js wraps a variable's error twice, a literal's once. */
function refusalBehind(error: GraphQLError): Refusal | null {
  let cause: unknown = error;
  while (cause instanceof GraphQLError) cause = cause.originalError;
  return cause instanceof Refusal ? cause : null;
}
