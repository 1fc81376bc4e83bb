import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { expect, test } from 'vitest';
import { knownReferences } from './entity-references.js';

const typeDefs = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) type Query { a: Int } type Case @key(fields: "id") { id: ID! }',
);
const resolvers = { Case: { __resolveReference: (reference: object) => reference } };
const schema = knownReferences(buildSubgraphSchema([{ typeDefs, resolvers }]), new Map([['Case', 'id']]));
const ask = (representations: unknown[]) =>
  graphql({
    schema,
    source: 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Case { id } } }',
    variableValues: { r: representations },
  });

test('entities are found by their type and id', async () => {
  const { data } = await ask([{ __typename: 'Case', id: 'x' }]);
  expect(JSON.parse(JSON.stringify(data))).toEqual({ _entities: [{ id: 'x' }] });
});

test.each([
  ['a type that is no entity', { __typename: 'Query', id: 'x' }],
  ['an unknown type', { __typename: '__proto__', id: 'x' }],
  ['no type', { id: 'x' }],
  ['no id', { __typename: 'Case' }],
  ['an id that is no text', { __typename: 'Case', id: { $gt: '' } }],
  ['text', 'Case'],
  ['a list', [[]]],
])('nothing is answered when one reference is %s', async (_what, reference) => {
  const { data, errors } = await ask([{ __typename: 'Case', id: 'x' }, reference]);
  expect(data ?? null).toBeNull();
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_INPUT' });
});
