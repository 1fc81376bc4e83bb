import { describe, expect, test } from 'vitest';
import { SentQueries } from './sent-queries.js';

const query = `query($id: ID!) { case(id: $id) { union { note } } } # ${'劳动 '.repeat(100)}`;
const bytesOf = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

function having(body: unknown): SentQueries {
  const sent = new SentQueries();
  const bytes = bytesOf(body);
  expect(sent.read(bytes)).toBeNull();
  sent.keep(bytes, JSON.parse(bytes.toString()) as object);
  return sent;
}

describe('a body whose query was sent before', () => {
  test.each([
    ['variables', { query, variables: { id: 'x', list: [1, { a: null }] } }],
    ['a name', { query, operationName: 'A', extensions: {} }],
    ['a query with quotes and backslashes', { query: `${query} "a\\" \\\\"`, variables: {} }],
    ['a key that means something to the language', `{"query":${JSON.stringify(query)},"__proto__":{"x":1}}`],
  ])('is read as it would be as a whole, with %s', (_what, body) => {
    const bytes = bytesOf(body);
    expect(JSON.stringify(having(body).read(bytes))).toBe(JSON.stringify(JSON.parse(bytes.toString())));
  });

  test('is given the very same text, with whatever other variables', () => {
    const sent = having({ query, variables: { id: 1 } });
    const [one, other] = [1, 2].map((id) => sent.read(bytesOf({ query, variables: { id } })));
    expect([one, other]).toEqual([
      { query, variables: { id: 1 } },
      { query, variables: { id: 2 } },
    ]);
  });

  test.each([
    ['another query of that length', { query: query.replace('note', 'mote'), variables: {} }],
    ['nothing but the query', { query }],
    ['the query at another place', { variables: {}, query }],
    ['the query twice', `{"query":${JSON.stringify(query)},"query":"{ other }"}`],
    ['a comma and nothing after it', `{"query":${JSON.stringify(query)},}`],
    ['white space', `{ "query":${JSON.stringify(query)},"variables":{}}`],
    ['no end', `{"query":"${'x'.repeat(500)}`],
    ['an end that is none', `{"query":"${'x'.repeat(500)}\\",`],
    ['nothing at all', ''],
  ])('is read as a whole with %s', (_what, body) => {
    expect(having({ query, variables: {} }).read(bytesOf(body))).toBeNull();
  });

  test('that is no JSON after its query is none', () => {
    const sent = having({ query, variables: {} });
    for (const rest of ['"variables":', '"variables":{}', '"variables":{}}}', '"variables":{},}'])
      expect(() => sent.read(bytesOf(`{"query":${JSON.stringify(query)},${rest}`))).toThrow(SyntaxError);
  });

  test('is measured like any other', () => {
    const sent = having({ query, variables: {} });
    const deep = `{"query":${JSON.stringify(query)},"variables":${'['.repeat(500)}${']'.repeat(500)}}`;
    expect(() => sent.read(bytesOf(deep))).toThrow('层次');
  });
});

test('a query that a body says otherwise further on is not remembered for it', () => {
  const sent = new SentQueries();
  const bytes = bytesOf(`{"query":${JSON.stringify(query)},"query":"{ other }"}`);
  sent.keep(bytes, JSON.parse(bytes.toString()) as object);
  expect(sent.read(bytesOf({ query, variables: {} }))).toBeNull();
});

test('of very many queries the last ones are remembered', () => {
  const sent = new SentQueries();
  const body = (number: number) => ({ query: `${query} ${String(number).padStart(5)}`, variables: {} });
  for (let number = 0; number <= 500; number++) sent.keep(bytesOf(body(number)), body(number));
  expect(sent.read(bytesOf(body(500)))).toEqual(body(500));
  expect(sent.read(bytesOf(body(0)))).toBeNull();
});
