import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, GraphQLInt, GraphQLNonNull } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { recordedReads } from '#kernel/disclosure/recorded-reading.js';
import { answerErrors } from '#kernel/errors.js';
import { Refusal } from '#kernel/refusal.js';
import { KnownOperations } from './known-operations.js';

const log = pino({ level: 'silent' });
const actor = { kind: 'STAFF', id: 'reader', name: '样例', agency: 'court' } as Actor;
const agency = { log, clock: { now: () => new Date() } } as unknown as Agency;

const text = { type: GraphQLString };
const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, RequestContext>({
    name: 'Query',
    fields: {
      me: { ...text, resolve: (_source, _args, ctx) => ctx.actor.id },
      twice: {
        ...text,
        args: { number: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: (_source, { number }) => String((number as number) * 2),
      },
      refused: {
        ...text,
        resolve: () => {
          throw new Refusal('FORBIDDEN', '无权查看。', '请联系管理员。');
        },
      },
      shown: {
        ...text,
        resolve(_source, _args, ctx) {
          ctx.noteRead('A', 'CLAIM');
          return '五千元';
        },
      },
    },
  }),
  mutation: new GraphQLObjectType({ name: 'Mutation', fields: { act: { ...text, resolve: () => 'done' } } }),
});

const formatError = answerErrors(log);
const server = new ApolloServer<RequestContext>({
  ...{ schema, formatError, stopOnTerminationSignals: false },
  plugins: [ApolloServerPluginLandingPageDisabled(), recordedReads],
});
beforeAll(() => server.start());
afterAll(() => server.stop());

let operations: KnownOperations;
const whole = vi.spyOn(server, 'executeHTTPGraphQLRequest');
beforeEach(() => {
  operations = new KnownOperations({ server, schema, formatError });
  whole.mockClear();
});

const ask = async (body: object, context = async () => new RequestContext(agency, actor)) =>
  JSON.parse(await operations.run(body, context)) as unknown;

const good = [
  { query: '{ me }', variables: {} },
  { query: 'query ($n: Int!) { double: twice(number: $n) me }', variables: { n: 21 } },
  { query: '{ me refused }', variables: {} },
  { query: '{ ...F } fragment F on Query { me __typename }', variables: null },
];

test.each(good)('$query is answered by graphql-js as the server answered it the first time', async (body) => {
  const first = await ask(body);
  expect(first).toMatchObject({ data: { me: 'reader' } });
  expect(await ask(body)).toEqual(first);
  expect(whole).toHaveBeenCalledTimes(1);
});

test.each([
  ['values it does not take', { query: 'query ($n: Int!) { twice(number: $n) }', variables: { n: 'x' } }],
  ['no values', { query: 'query ($n: Int!) { twice(number: $n) }' }],
  ['a name', { query: 'query ($n: Int!) { twice(number: $n) }', variables: { n: 1 }, operationName: 'X' }],
])('a known query with %s goes to the server', async (_what, body) => {
  await ask({ ...body, variables: { n: 1 }, operationName: undefined });
  whole.mockClear();
  const answer = await ask(body);
  expect(whole).toHaveBeenCalledTimes(1);
  expect(answer).toHaveProperty('errors.0.extensions.code', 'BAD_INPUT');
});

test.each([
  ['an act', { query: 'mutation { act }', variables: {} }, { data: { act: 'done' } }],
  ['no query', { query: '{ unknown }', variables: {} }, { errors: [{ extensions: { code: 'BAD_INPUT' } }] }],
  ['no text', { query: 7, variables: {} }, { errors: [{ extensions: { code: 'BAD_INPUT' } }] }],
])('%s goes to the server every time', async (_what, body, answer) => {
  expect(await ask(body)).toMatchObject(answer);
  expect(await ask(body)).toMatchObject(answer);
  expect(whole).toHaveBeenCalledTimes(2);
});

test('who may not ask at all is told why, known query or not', async () => {
  const refuse = async () => {
    throw new Refusal('FORBIDDEN', '没有代办授权。');
  };
  const refused = { errors: [{ message: '没有代办授权。', extensions: { code: 'FORBIDDEN' } }] };
  expect(await ask(good[0]!, refuse)).toMatchObject(refused);
  await ask(good[0]!);
  expect(await ask(good[0]!, refuse)).toMatchObject(refused);
});

test('without the record of what was shown there is no answer', async () => {
  const body = { query: '{ shown }', variables: {} };
  const first = await ask(body);
  expect(first).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
  expect(JSON.stringify(first)).not.toContain('五千元');
  expect(await ask(body)).toEqual(first);
  expect(whole).toHaveBeenCalledTimes(1);
});
