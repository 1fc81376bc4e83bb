import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notFound } from '#kernel/refusal.js';
import { askGraph, startToyHub, type ToyHub } from './testing/toy-hub.js';
import { knownCase } from './testing/toy-agency.js';

let hub: ToyHub;
beforeAll(async () => {
  hub = await startToyHub();
});
afterAll(() => hub.stop());

const wholeCase = `query Whole($id: ID!) { case(id: $id) { id union { note reader } court { note reader } justice { note } } }`;

describe('the case view', () => {
  test('joins what every agency knows', async () => {
    const answer = await hub.ask('court-clerk', wholeCase, { variables: { id: knownCase } });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      case: {
        id: knownCase,
        union: { note: 'union knows', reader: 'court-clerk' },
        court: { note: 'court knows', reader: 'court-clerk' },
        justice: { note: 'justice knows' },
      },
    });
  });

  test('asks each agency in the name of the person who asks, and with a signature', async () => {
    const people = ['union-mediator', 'court-judge', 'procurator'];
    const answers = await Promise.all(people.map((person) => hub.ask(person, '{ courtWho unionWho }')));
    expect(answers.map(({ data }) => data)).toEqual(
      people.map((person) => ({ courtWho: person, unionWho: person })),
    );
    const { calls } = hub.agency('court');
    // The first call in the gateway's own name; the later ones by the key that was agreed on with it.
    expect(calls[0]!['signature-input']).toContain('keyid="gateway#1"');
    const call = calls.at(-1)!;
    expect(call.signature).toMatch(/^wufang=:/);
    // The person's token and purpose stand in the body.
    expect(call['signature-input']).toContain('"content-digest"');
    expect(call.authorization).toMatch(/^Bearer /);
  });

  test('takes purpose and trace along', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await hub.ask('court-clerk', '{ courtWho }', {
      headers: { 'wufang-purpose': '{"reason":"REFERRAL"}', traceparent },
    });
    const call = hub.agency('court').calls.at(-1)!;
    expect(call).toMatchObject({ 'wufang-purpose': '{"reason":"REFERRAL"}', traceparent });
  });
});

describe('a case that nobody knows', () => {
  const { message, hint } = notFound();

  test.each([
    ['an unknown code', 'WF-370499-C-2026-000999-X'],
    ['a mistyped code', 'drop table'],
  ])('%s is answered in the same words', async (_what, id) => {
    const answer = await hub.ask('court-clerk', wholeCase, { variables: { id } });
    expect({ data: answer.data, errors: answer.errors, status: answer.status }).toEqual({
      data: { case: null },
      errors: [{ message, path: ['case'], extensions: { code: 'NOT_FOUND', hint } }],
      status: 200,
    });
  });

  test('is told apart from a known one under other names and in fragments', async () => {
    const query = `query ($no: ID!, $yes: ID!) {
      lost: case(id: $no) { ...parts id } found: case(id: $yes) { ... on Case { u: union { note } } __typename }
      half: case(id: $no) { c: court { note } ... @include(if: true) { union { note } } }
    }
    fragment parts on Case { x: union { note } ...more } fragment more on Case { court { note } }`;
    const answer = await hub.ask('court-clerk', query, { variables: { no: 'WF-1', yes: knownCase } });
    expect(answer.data).toEqual({
      lost: null,
      found: { u: { note: 'union knows' }, __typename: 'Case' },
      half: null,
    });
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['lost'], 'NOT_FOUND'],
      [['half'], 'NOT_FOUND'],
    ]);
  });

  test('is only echoed when no agency was asked', async () => {
    const answer = await hub.ask('court-clerk', '{ case(id: "WF-1") { id } }');
    expect(answer).toMatchObject({ data: { case: { id: 'WF-1' } } });
    expect(answer.errors).toBeUndefined();
  });
});

describe('refusals and failures', () => {
  test('a refusal keeps code and hint, and nothing else', async () => {
    const answer = await hub.ask('court-clerk', `{ case(id: "${knownCase}") { court { note refused } } }`);
    expect(answer.data).toEqual({ case: { court: { note: 'court knows', refused: null } } });
    expect(answer.errors).toEqual([
      {
        message: '材料涉密，不能查看。',
        path: ['case', 'court', 'refused'],
        extensions: { code: 'CONFIDENTIAL', hint: '请走线下程序。' },
      },
    ]);
  });

  test('a value that an agency refuses arrives with its own code', async () => {
    const answer = await hub.ask(
      'court-clerk',
      'query ($amount: CourtMoney!) { courtPay(amount: $amount) }',
      {
        variables: { amount: 'many' },
      },
    );
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'INVALID_MONEY', hint: '例如 1234.50' });
    expect(answer.errors?.[0]?.message).toContain('金额格式不对');
  });

  test('what breaks inside an agency becomes an incident number', async () => {
    const answer = await hub.ask('court-clerk', '{ courtFail }');
    const error = answer.errors![0]!;
    expect(error.extensions).toMatchObject({
      code: 'INTERNAL',
      incident: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(answer.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|serviceName|stack/);
    expect(hub.logs.join('')).toContain(error.extensions.incident as string);
  });

  test('a wrong query is explained in Chinese', async () => {
    const invalid = await hub.ask('court-clerk', '{ courtWhom }');
    expect([invalid.status, invalid.errors![0]!.message]).toEqual([400, '查询语句与平台的数据目录不符。']);
    const broken = await hub.ask('court-clerk', '{ courtWho');
    expect([broken.status, broken.errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    const variable = await hub.ask('court-clerk', wholeCase, { variables: {} });
    expect(variable.errors![0]!.extensions.code).toBe('BAD_INPUT');
  });
});

describe('who may ask', () => {
  test('nobody without a token, but for whether the gateway is there', async () => {
    const refused = await askGraph(hub.url, { query: '{ courtWho }' }, {});
    expect([refused.status, refused.errors![0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(await askGraph(hub.url, { query: '{__typename}' }, {})).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  test('nobody with a token that has run out or is another’s', async () => {
    const old = await hub.token('court-clerk', -60);
    for (const token of [old, `${old}x`, 'abc']) {
      const answer = await askGraph(hub.url, { query: '{ courtWho }' }, { authorization: `Bearer ${token}` });
      expect(answer.status).toBe(401);
    }
  });
});

describe('telemetry', () => {
  test('opening the graph starts no exporter and leaves no timer behind', () => {
    const gateway = createRequire(import.meta.url).resolve('@apollo/gateway');
    const construct = `const { ApolloGateway } = require(${JSON.stringify(gateway)});
      const g = new ApolloGateway({ supergraphSdl: 'x' });
      const busy = process.getActiveResourcesInfo().filter((name) => /Timeout|TCP|GETADDRINFO/.test(name));
      console.log(JSON.stringify({ exporters: g.toDispose.length, busy })); process.exit(0)`;
    const run = (env: NodeJS.ProcessEnv) =>
      JSON.parse(
        spawnSync(process.execPath, ['-e', construct], { env, encoding: 'utf8' })
          .stdout.trim()
          .split('\n')
          .at(-1)!,
      ) as {
        exporters: number;
        busy: string[];
      };
    expect(run({ APOLLO_TELEMETRY_DISABLED: '1' })).toEqual({ exporters: 0, busy: [] });
    expect(process.env.APOLLO_TELEMETRY_DISABLED).toBe('1');
  });
});
