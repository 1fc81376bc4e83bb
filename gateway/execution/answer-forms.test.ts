import { buildSchema, operationFromDocument } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Random } from '../../tests/kit/random.js';
import { answerForms } from './answer-forms.js';
import type { AnswerForm } from './answer-form.js';
import { bytesOfText, textOfBytes } from './byte-text.js';
import { printInBytes } from './passed-on.js';
import type { EntityGroup, FetchStep, PlanStep } from './plan.js';

const api = buildSchema(`
  scalar Date
  enum Relation { OWN REFERRED }
  interface Record { id: ID! }
  type Mediation implements Record { id: ID! }
  type Part { relation: Relation! title: String count: Int share: Float on: Date open: Boolean! rows: [[Row!]]! records: [Record!] }
  type Row { name: String! no: ID }
  type Case { id: ID! court: Part union: Part }
  type Query { case: Case work: [Row!]! count: Int }
`);
const types = {
  ...{ api, apiTypes: api.toGraphQLJSSchema(), allTypes: api.toGraphQLJSSchema() },
};
const partFields = '{ relation title count share on open rows { name no } }';

function root(query: string, more: Partial<FetchStep> = {}): FetchStep {
  return {
    ...{ kind: 'Fetch', agency: 'any', query, mutation: false, variables: [] },
    ...{ groups: null, outputRewrites: [], ...more },
  };
}

function ofCases(fields: string, more: Partial<EntityGroup> = {}): FetchStep {
  const group: EntityGroup = {
    ...{ key: '_entities', variable: 'representations', paths: [['case']] },
    ...{ requires: [], inputRewrites: [], outputRewrites: [], ...more },
  };
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { ${fields} } } }`;
  return root(query, { groups: [group] });
}

/** The forms of the fetches, in their order. */
function formsOf(text: string, ...steps: FetchStep[]): (AnswerForm | undefined)[] {
  const document = parse(text);
  const plan: PlanStep = { kind: 'Sequence', steps };
  const forms = answerForms(document, operationFromDocument(api, document), plan, types);
  return steps.map((step) => forms.get(step));
}

function courtForm(): AnswerForm {
  const [form] = formsOf(`{ case { court ${partFields} } }`, ofCases(`court ${partFields}`));
  return form!;
}

/** What is printed of an answer that is passed on; null where it is not. */
function passedOn(form: AnswerForm, answer: string | Buffer, objects = 1): string | null {
  const data = form.read(Buffer.from(answer as string), objects);
  return data && textOfBytes(printInBytes({ data }));
}

const court = {
  ...{ relation: 'OWN', title: '拖欠"工资"\n', count: -12, share: 0.5, on: '2026-03-01', open: true },
  rows: [
    [
      { name: '测试甲\u00ff', no: '7' },
      { name: '', no: null },
    ],
    null,
    [],
  ],
};
const answerOf = (...cases: unknown[]) => JSON.stringify({ data: { _entities: cases } });

describe('an answer of exactly the form asked for is passed on', () => {
  test('of several objects, some of them null or with a null', () => {
    const answer = answerOf({ court }, null, { court: null }, { court: { ...court, title: null, rows: [] } });
    expect(passedOn(courtForm(), answer, 4)).toBe(answer);
  });

  test('of fields an operation begins with', () => {
    const [form] = formsOf('{ work { name no } }', root('{ work { name no } }'));
    const answer = '{"data":{"work":[{"name":"测试乙","no":3},{"name":"b","no":null}]}}';
    expect(passedOn(form!, answer)).toBe(answer);
  });

  test('under the names a client gives, whatever fragments say so', () => {
    const asked = 'c: court { __typename ...more share }';
    const [form] = formsOf(
      `{ case { ${asked} } } fragment more on Part { open t: title }`,
      ofCases('c: court { __typename open ... on Part { t: title share } }'),
    );
    const answer = answerOf({ c: { __typename: 'Part', open: false, t: 'x', share: 1e6 } });
    expect(passedOn(form!, answer)).toBe(answer);
  });

  test('whatever it is read as: its value, where somebody looks into it', () => {
    const data = courtForm().read(Buffer.from(answerOf({ court })), 1);
    const seen = JSON.parse(JSON.stringify(data)) as { _entities: unknown[] };
    expect(JSON.parse(textOfBytes(JSON.stringify(seen)))).toEqual({ _entities: [{ court }] });
  });
});

const one = answerOf({ court });
const others: Record<string, string> = {
  'more is said': answerOf({ court: { ...court, more: 1 } }),
  'a field is missing': answerOf({ court: { ...court, open: undefined } }),
  'the order is another': one.replace('"relation":"OWN",', '').replace('"open"', '"relation":"OWN","open"'),
  'a field is said twice': one.replace('"open":true', '"open":true,"open":true'),
  'a code is unknown': answerOf({ court: { ...court, relation: 'MASKED' } }),
  'a null stands where none may': answerOf({ court: { ...court, open: null } }),
  'a null stands where none may in a list': answerOf({ court: { ...court, rows: [[null]] } }),
  'a whole number is none': answerOf({ court: { ...court, count: 1.5 } }),
  'a number is a text': answerOf({ court: { ...court, count: '1' } }),
  'a number is written otherwise': one.replace('0.5', '0.50'),
  'a number has an exponent': one.replace('0.5', '5e-1'),
  'a number has more places than are kept': one.replace('0.5', '1234567890.123456'),
  'a value of an own scalar is an object': answerOf({ court: { ...court, on: {} } }),
  'an object is a list': answerOf({ court: [court] }),
  'a list is an object': answerOf({ court: { ...court, rows: {} } }),
  'a list ends in a comma': one.replace('"no":null}]', '"no":null},]'),
  'a character is written by its number': one.replace('测试甲', '\\u6d4b'),
  'a character is escaped that needs it not': one.replace('2026-03-01', '2026\\/03'),
  'a text has a line break in it': one.replace('2026-03-01', '2026\n'),
  'there is space': one.replace('"count":', '"count": '),
  'something follows': `${one} `,
  'there are errors': one.replace(/^\{/, '{"errors":[{"message":"x"}],'),
  'there are fewer objects than asked about': answerOf(),
  'there are more objects than asked about': answerOf({ court }, { court }),
  'it is no JSON': one.slice(0, -1),
  'it is too long': answerOf({ court: { ...court, title: 'x'.repeat(300_000) } }),
};

describe('an answer is parsed where', () => {
  test.each(Object.entries(others))('%s', (_what, answer) => {
    expect(answer).not.toBe(one);
    expect(passedOn(courtForm(), answer)).toBeNull();
  });

  test('it is not UTF-8', () => {
    const bytes = Buffer.from(bytesOfText(one).replace('\xe6', '\xff'), 'latin1');
    expect(courtForm().read(bytes, 1)).toBeNull();
  });

  test('it is long and nearly right, without looking for long', () => {
    const rows = Array.from({ length: 3_000 }, () => [{ name: '测试甲'.repeat(4), no: null }]);
    const answer = answerOf({ court: { ...court, rows } }).replace(/\}\]\}\}$/, '} ]}}');
    const begun = performance.now();
    expect(passedOn(courtForm(), answer)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

test('what is passed on of a spoilt answer is what parsing and printing it would give', () => {
  const form = courtForm();
  const random = new Random('spoilt answers');
  const bytes = Buffer.from(answerOf({ court }));
  const signs = [...'{}[]",:\\.0123456789-+eE true false null\n'].map((sign) => sign.charCodeAt(0));
  let passed = 0;
  for (let turn = 0; turn < 20_000; turn++) {
    const spoilt = Buffer.from(bytes);
    for (let change = random.between(1, 2); change > 0; change--)
      spoilt[random.below(spoilt.length)] = random.chance(0.9) ? random.pick(signs) : random.below(256);
    const text = passedOn(form, spoilt);
    if (text === null) continue;
    passed++;
    expect(text).toBe(JSON.stringify(JSON.parse(spoilt.toString('utf8'))));
  }
  expect(passed).toBeGreaterThan(500);
});

describe('no answer is passed on', () => {
  const asked = `{ case { id court ${partFields} } }`;
  const whole = ofCases(`court ${partFields}`);
  const refused: Record<string, [string, ...FetchStep[]]> = {
    'of an agency that is asked for more': [
      asked,
      ofCases('court { relation title count share on open rows { name no } __typename }'),
    ],
    'of an agency that is asked for less': [asked, ofCases('court { relation }')],
    'in another order': ['{ case { court { title open } } }', ofCases('court { open title }')],
    'with another field under the name': [
      '{ case { court { title } } }',
      ofCases('court { title: relation }'),
    ],
    'that hangs on a condition': [
      'query ($with: Boolean!) { case { court { title open @include(if: $with) } } }',
      ofCases('court { title open @include(if: $with) }'),
    ],
    'with objects of several types': [
      '{ case { court { records { id } } } }',
      ofCases('court { records { id } }'),
    ],
    'of an agency that answers a value, not an object': ['{ count }', root('{ count }')],
    'that is renamed': [
      asked,
      ofCases(`court ${partFields}`, {
        outputRewrites: [{ kind: 'KeyRenamer', path: ['court'], renameKeyTo: 'other' }],
      }),
    ],
    'of objects of some types only': [
      asked,
      ofCases(`court ${partFields}`, { paths: [['case', { types: ['Case'] }]] }),
    ],
    'of objects at several places': [asked, ofCases(`court ${partFields}`, { paths: [['case'], ['case']] })],
    'to which another agency adds': [asked, whole, ofCases('title', { paths: [['case', 'court']] })],
    'of which another agency says a part': [asked, whole, ofCases('court { relation }')],
    'of which another agency has said a part': [asked, whole, root('{ case { court { relation } } }')],
    'that another agency must be told': [
      asked,
      whole,
      ofCases('union { title }', { requires: [{ kind: 'Field', name: 'court', selections: [] }] }),
    ],
  };
  test.each(Object.entries(refused))('%s', (_what, [text, ...steps]) => {
    expect(formsOf(text, ...steps)[0]).toBeUndefined();
  });

  test('but of two agencies that say different things of a case', () => {
    const text = '{ case { id court { title } union { open } } }';
    const steps = [root('{ case { __typename id } }'), ofCases('court { title }'), ofCases('union { open }')];
    const requires = [{ kind: 'Field' as const, name: 'id' }];
    for (const { groups } of steps) if (groups) Object.assign(groups[0]!, { requires });
    expect(formsOf(text, ...steps).map((form) => form !== undefined)).toEqual([false, true, true]);
  });
});
