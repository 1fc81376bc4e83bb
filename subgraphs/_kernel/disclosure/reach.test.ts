import 'reflect-metadata';
import { buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema as buildClasses, Query, Resolver } from 'type-graphql';
import { Reach, reachOfRootFields } from './reach.js';

const field = (reach?: unknown) => ({ type: GraphQLString, extensions: { reach } });

test('the reach of every root field is read, of questions and acts alike', () => {
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { list: field('OWN'), plain: field() } }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: { look: field('INQUIRY'), odd: field(7) } }),
  });
  expect([...reachOfRootFields(schema)]).toEqual([
    ['list', 'OWN'],
    ['look', 'INQUIRY'],
  ]);
});

test('a schema without acts has the reach of its questions alone', () => {
  expect([...reachOfRootFields(buildSchema('type Query { list: String }'))]).toEqual([]);
});

test('the fields of other types have no reach', () => {
  const page = new GraphQLObjectType({ name: 'Page', fields: { total: field('LINKAGE') } });
  const query = new GraphQLObjectType({ name: 'Query', fields: { page: { type: page } } });
  expect([...reachOfRootFields(new GraphQLSchema({ query }))]).toEqual([]);
});

test('the reach that a door declares is the one that is read', async () => {
  @Resolver()
  class Doors {
    @Reach('LINKAGE')
    @Query(() => String)
    roster(): string {
      return '';
    }

    @Query(() => String)
    list(): string {
      return '';
    }
  }
  const schema = await buildClasses({ resolvers: [Doors], validate: false });
  expect([...reachOfRootFields(schema)]).toEqual([['roster', 'LINKAGE']]);
});
