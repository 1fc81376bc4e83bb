import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { isPlain, isPlainText, plainArguments } from './plain-text.js';

describe('plain text', () => {
  test.each([
    ...['', '样例文字', '第一行\n第二行\r\n\t缩进', '𠮷野家🏃🏽‍♀️', "' or 1=1 --", '<b>', '\u200b', '　', '%00'],
    '长'.repeat(20_000),
  ])('is what somebody can have typed: %j', (text) => expect(isPlainText(text)).toBe(true));

  test.each([
    ['zero', 'a\u0000b'],
    ['a bell', '\u0007'],
    ['an escape', '\u001b[2J'],
    ['the end of C1', '\u009f'],
    ['half a character', 'a\ud83d'],
    ['halves the wrong way round', '\udc00\ud800'],
    ['text turned round', '\u202eabc'],
    ['an isolate', '\u2066'],
    ['a book', '长'.repeat(20_001)],
  ])('is not %s', (_what, text) => expect(isPlainText(text)).toBe(false));

  test('is looked for at any depth, and in names', () => {
    expect(isPlain({ a: [{ b: ['x', 1, null, true] }] })).toBe(true);
    expect(isPlain({ a: [{ b: ['x', '\u0000'] }] })).toBe(false);
    expect(isPlain({ 'a\u0000': 1 })).toBe(false);
  });
});

describe('a schema of plain arguments', () => {
  const seen: unknown[] = [];
  const schema: GraphQLSchema = buildSchema(
    'input Note { text: String!, of: [ID!]! } type Query { keep(note: Note!): Boolean, plain: Boolean }',
  );
  schema.getQueryType()!.getFields().keep!.resolve = (_source, args) => Boolean(seen.push(args));
  plainArguments(schema);
  const ask = (note: object) =>
    graphql({ schema, source: 'query($note: Note!) { keep(note: $note) plain }', variableValues: { note } });

  test('hands on what is plain', async () => {
    expect((await ask({ text: '样例', of: ['1'] })).data).toEqual({ keep: true, plain: null });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['text', { text: '\u0000', of: [] }],
    ['id', { text: '', of: ['\ud800'] }],
  ])('keeps back what is not, before anything is done: %s', async (_what, note) => {
    const { data, errors } = await ask(note);
    expect(data).toEqual({ keep: null, plain: null });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_INPUT' });
    expect(seen).toHaveLength(1);
  });
});
