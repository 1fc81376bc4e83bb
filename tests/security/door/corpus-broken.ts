import type { Hostile } from './hostile-request.js';

const good = { query: '{ courtWho }' };

/** Requests whose JSON is broken or says what no client says. */
const bodies: Record<string, unknown> = {
  'no operation': {},
  'a list of operations': [good],
  'a list of 1,000 operations': Array(1000).fill(good),
  'an empty list': [],
  null: null,
  'a string': 'courtWho',
  'a number': 1,
  'a query that is no text': { query: 1 },
  'a query that is a list': { query: ['{ courtWho }'] },
  'a query that is parsed': { query: { kind: 'Document', definitions: [] } },
  'an operation name that is no text': { ...good, operationName: {} },
  'the name of an operation that is not there': { query: 'query a { courtWho }', operationName: 'b' },
  'the name of the prototype': { query: 'query a { courtWho }', operationName: '__proto__' },
  'variables that are text': { ...good, variables: '{}' },
  'variables that are a list': { ...good, variables: [1] },
  'variables that are a number': { ...good, variables: 7 },
  'variables of the wrong type': {
    query: 'query q($n: Int!) { courtRows(first: $n) { id } }',
    variables: { n: 'many' },
  },
  'variables that are missing': { query: 'query q($n: Int!) { courtRows(first: $n) { id } }' },
  'a constructor among the variables': {
    ...good,
    variables: { constructor: { prototype: { admin: true } } },
  },
  'extensions that are a list': { ...good, extensions: [] },
  'extensions that are text': { ...good, extensions: 'x' },
  'a persisted query of another form': {
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
  },
  'an unknown document': { documentId: `sha256:${'0'.repeat(64)}` },
  'a document that is no text': { documentId: 1 },
  'a document of 200,000 letters': { documentId: 'x'.repeat(200_000) },
  'a document and a query': { ...good, documentId: `sha256:${'0'.repeat(64)}` },
  'no more than a body of 300 KB': { ...good, query: `{ courtWho } #${'x'.repeat(300_000)}` },
};

const texts: Record<string, string> = {
  'nothing at all': '',
  'JSON without an end': '{"query": "{ courtWho }"',
  'two objects': `${JSON.stringify(good)}${JSON.stringify(good)}`,
  'JSON with a comment': `{ /* */ "query": "{ courtWho }" }`,
  'JSON of 100,000 brackets': '['.repeat(100_000),
  'JSON of 60,000 objects within each other': `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`,
  'variables of 50,000 lists within each other': `{"query":"{ courtWho }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
  'the prototype among the variables': '{"query":"{ courtWho }","variables":{"__proto__":{"admin":true}}}',
  'the prototype below the variables': '{"query":"{ courtWho }","variables":{"a":[{"__proto__":null}]}}',
  '20,000 variables': `{"query":"{ courtWho }","variables":{${Array.from({ length: 20_000 }, (_, at) => `"v${at}":1`).join(',')}}}`,
  'a number of 200,000 digits as a variable': `{"query":"query q($n: Int!) { courtRows(first: $n) { id } }","variables":{"n":${'9'.repeat(200_000)}}}`,
  'a form': `query=${encodeURIComponent('{ courtWho }')}`,
  'a query without JSON': '{ courtWho }',
  XML: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>',
  'a byte order mark and nothing': '\ufeff',
  'zero bytes': '\u0000'.repeat(1000),
};

export function brokenRequests(): Hostile[] {
  return [
    ...Object.entries(bodies).map(([name, body]) => ({ name, body: JSON.stringify(body) })),
    ...Object.entries(texts).map(([name, body]) => ({ name, body })),
  ];
}
