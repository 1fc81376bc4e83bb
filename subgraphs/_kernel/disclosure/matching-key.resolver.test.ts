import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { graphql, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { completeCreditCode } from '#kernel/values/credit-code.js';
import { matchingKeyResolver } from './matching-key.resolver.js';

const matching = randomBytes(32);
const employer = completeCreditCode('91370499FAKE0013');
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await buildSchema({ resolvers: [matchingKeyResolver('first')], validate: false });
});

async function ask(agency: string, args: string, kind: Actor['kind'] = 'STAFF') {
  const actor: Actor = { kind, id: 'clerk', name: '样例', agency, organisation: 'X', roles: ['CLERK'] };
  const first = {
    manifest: { name: 'first' },
    keyring: { signing: new Map(), matching },
  } as unknown as Agency;
  const { data, errors } = await graphql({
    schema,
    source: `{ firstMatchingKey${args} }`,
    contextValue: new RequestContext(first, actor),
  });
  return errors ? (errors[0]!.originalError as Error & { code: string }).code : data!.firstMatchingKey;
}

test('the own staff get the same key for the same number, and it is no number', async () => {
  const key = await ask('first', `(creditCode: "${employer}")`);
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(await ask('first', `(creditCode: "${employer.toLowerCase()}")`)).toBe(key);
});

test('staff of another agency and sending organisations get none', async () => {
  expect(await ask('second', `(creditCode: "${employer}")`)).toBe('NOT_FOUND');
  expect(await ask('first', `(creditCode: "${employer}")`, 'ORGANISATION')).toBe('NOT_FOUND');
});

test('exactly one number is asked for', async () => {
  expect(await ask('first', '')).toBe('BAD_INPUT');
});
