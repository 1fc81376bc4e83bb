import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { RefusedAtDoor } from '../refused-request.js';
import { shippedDocuments } from '../documents/manifest.js';
import { Catalogue } from './catalogue.js';
import { DocumentCheck } from './check-document.js';
import { checkJsonSize } from './json-size.js';
import { Measure } from './measure.js';
import { operationLimits } from './operation-limits.js';
import { checkVariables } from './variables.js';

const catalogue = new Catalogue(readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8'));
const check = new DocumentCheck(catalogue);

/** What the door says; null when the document passes. */
function refusal(query: string, variables: Record<string, unknown> = {}): string | null {
  try {
    check.operations(query, variables);
    return null;
  } catch (error) {
    if (!(error instanceof RefusedAtDoor) || error.code !== 'QUERY_TOO_LARGE') throw error;
    return error.message;
  }
}

const times = (number: number, text: (at: number) => string) =>
  Array.from({ length: number }, (_, at) => text(at)).join(' ');

describe('the number of items asked for', () => {
  const page = 'courtReferrals(direction: IN, first: $first) { nodes { id } }';

  test('is at most 200: written, as a variable, by default and in a fragment', () => {
    expect(refusal('{ courtAuditTrail(first: 200) { id } }')).toBeNull();
    expect(refusal('{ courtAuditTrail(first: 201) { id } }')).toContain('200');
    expect(refusal(`query Q($first: Int!) { ${page} }`, { first: 200 })).toBeNull();
    expect(refusal(`query Q($first: Int!) { ${page} }`, { first: 99999999 })).toContain('200');
    expect(refusal(`query Q($first: Int! = 99999999) { ${page} }`)).toContain('200');
    expect(refusal('{ ...P } fragment P on Query { ... { courtAuditTrail(first: 4000) { id } } }')).toContain(
      '200',
    );
  });

  test('multiplies the cost of an item, also below the page', () => {
    const rows = (first: number) =>
      refusal(
        `{ docketCases(first: ${first}) { edges { node { docket { referrals { arrow } timeline { ${times(25, (at) => `a${at}: kind`)} } } } } } }`,
      );
    expect(rows(100)).toBeNull();
    expect(rows(200)).toContain('过多');
  });

  test('counts lists within lists, and a fragment wherever it is used', () => {
    const timeline = 'docket { timeline { kind state at organisationName } numbers { kind } }';
    const cases = (number: number) =>
      `{ docketCases(first: 50) { edges { node { ...C } } } ${times(number, (at) => `c${at}: docketCases(first: 200) { edges { node { ...C } } }`)} } fragment C on Case { ${timeline} }`;
    expect(refusal(cases(1))).toBeNull();
    expect(refusal(cases(6))).toContain('过多');
  });

  test('cannot be hidden behind @skip, or made up for by a negative page', () => {
    const rows = times(
      5,
      (at) =>
        `c${at}: docketCases(first: 200) @skip(if: true) { edges { node { docket { timeline { kind state at organisationName } } } } }`,
    );
    expect(refusal(`{ ${rows} }`)).toContain('过多');
    expect(refusal(`{ n: docketCases(first: -1000000) { edges { cursor } } ${rows} }`)).toContain('过多');
  });
});

describe('the limits', () => {
  test.each([
    ['10 directives', `{ courtWho ${times(10, () => '@include(if: true)')} }`],
    [
      '10 directives over fragments',
      `{ ${times(10, () => '...a')} } fragment a on Query { x @skip(if: false) }`,
    ],
    ['31 aliases of __typename', `{ ${times(31, (at) => `a${at}: __typename`)} }`],
    ['aliases in inline fragments', `{ ${times(31, (at) => `... on Query { a${at}: x }`)} }`],
    ['21 root fields', `{ ${times(21, (at) => `f${at}`)} }`],
    ['16 levels', `{ ${'a{'.repeat(15)}b${'}'.repeat(15)} }`],
    ['1,001 fields', `{ a { ${times(1001, (at) => `f${at}`)} } }`],
    ['a field asked for 21 times', `{ ${times(21, (at) => `a { f(x: ${at}) }`)} }`],
    [
      'the same through fragments',
      `{ ${times(21, (at) => `...f${at}`)} } ${times(21, (at) => `fragment f${at} on Query { a(x: ${at}) }`)}`,
    ],
    [
      'a bomb without fields',
      `{ ...f0 } ${times(25, (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)}`,
    ],
    ['a circle of fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['51 fragments', `{ a } ${times(51, (at) => `fragment f${at} on Query { a }`)}`],
    ['11 operations', times(11, (at) => `query q${at} { a }`)],
    ['101 variables', `query q(${times(101, (at) => `$v${at}: Int`)}) { a }`],
    ['4,001 words', `{ ${'a '.repeat(4000)} }`],
    ['2,000 lists within each other', `{ a(x: ${'['.repeat(2000)}${']'.repeat(1998)}) }`],
    ['50,001 letters', `{ a } #${'x'.repeat(49_995)}`],
    ['a name of 101 letters', `{ ${'a'.repeat(101)} }`],
    ['an unused fragment that is too wide', `{ a } fragment f on Query { ${times(1001, (at) => `f${at}`)} }`],
  ])('refuse %s', (_what, query) => {
    expect(refusal(query)).not.toBeNull();
  });

  test('leave a document that is none to the library, and one at every limit alone', () => {
    expect(check.operations('{ a', {})).toBeNull();
    expect(check.operations('§', {})).toBeNull();
    expect(refusal(`{ ${times(20, (at) => `f${at}`)} }`)).toBeNull();
    expect(refusal(`{ ${times(20, (at) => `a { f(x: ${at}) }`)} }`)).toBeNull();
    expect(refusal(`{ a ${times(9, () => '@include(if: true)')} }`)).toBeNull();
    expect(refusal(`{ ${'a{'.repeat(14)}b${'}'.repeat(14)} }`)).toBeNull();
  });

  test('are five times what the widest shipped document asks', () => {
    for (const text of shippedDocuments().values()) {
      const document = parse(text);
      const measure = new Measure(document, catalogue, { first: 200 });
      const [operation] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      const { cost, selections } = measure.operation(operation!);
      expect(cost * 5).toBeLessThanOrEqual(operationLimits.cost);
      expect(selections * 5).toBeLessThanOrEqual(operationLimits.selections);
    }
  });
});

describe('the root fields of an operation', () => {
  test('are counted once for each name they are answered under', () => {
    const [asked] = check.operations('mutation M { a b: a ...F } fragment F on Mutation { a c: a d }', {})!;
    expect([asked!.kind, asked!.name, [...asked!.roots]]).toEqual([
      'mutation',
      'M',
      [
        ['a', 3],
        ['d', 1],
      ],
    ]);
  });
});

describe('the bytes of a body', () => {
  const passes = (text: string) => expect(() => checkJsonSize(Buffer.from(text))).not.toThrow();
  const fails = (text: string) => expect(() => checkJsonSize(Buffer.from(text))).toThrow('过多');

  test('are refused when they hold too many parts or levels, and not for what stands in a text', () => {
    passes(JSON.stringify({ query: '{,'.repeat(9000), note: `"\\${',"['.repeat(9000)}` }));
    passes(JSON.stringify(Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`v${at}`, at]))));
    fails(JSON.stringify(Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`v${at}`, at]))));
    fails('['.repeat(26));
    fails(`"a\\\\"${','.repeat(5000)}`);
  });
});

describe('variables', () => {
  test('are refused beyond 20 levels or 2,000 values, however they are built', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    expect(() => checkVariables(nested(20))).not.toThrow();
    expect(() => checkVariables(nested(21))).toThrow('20');
    expect(() => checkVariables({ a: Array(1990).fill(1) })).not.toThrow();
    expect(() => checkVariables({ a: Array(2000).fill(1) })).toThrow('2000');
    expect(() => checkVariables(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toThrow('20');
  });

  test('carry no name that means something to the language', () => {
    for (const name of ['__proto__', 'constructor', 'prototype'])
      expect(() => checkVariables(JSON.parse(`{"input":{"${name}":{"admin":true}}}`))).toThrow(RefusedAtDoor);
  });
});
