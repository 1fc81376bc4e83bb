import { expect, test } from 'vitest';
import type { GatewayContext } from './context.js';
import { entrySource, wholeEntry } from './entry.js';
import type { SourceCall } from './execution/run.js';

const context = {} as GatewayContext;
const code = 'WF-370499-C-2026-000417-X';

function call(query: string, variables: Record<string, unknown> = {}, cases: string[] = []): SourceCall {
  return {
    ...{ query, queryJson: JSON.stringify(query), mutation: false, variables, path: [], form: null },
    representations: new Map(
      cases.length > 0
        ? [['representations', cases.map((id) => JSON.stringify({ __typename: 'Case', id }))]]
        : [],
    ),
  };
}

test.each([
  ['a case', call('query($id:ID!){case(id:$id){__typename id}}', { id: code })],
  ['a number for a code', call('query($id:ID!){case(id:$id){__typename id}}', { id: 417 })],
  [
    'several cases',
    call('{a:case(id:"x"){code:id} b:case(id:"y"){__typename} c:case(id:"z"){id t:__typename}}'),
  ],
  ['the same key twice', call('{case(id:"x"){id} case(id:"x"){__typename}}')],
  ['a condition', call('query($if:Boolean!){case(id:"x"){id @include(if:$if) __typename}}', { if: false })],
  ['a fragment', call('{case(id:"x"){... on Case{id}}}')],
  ['a number in the text', call('{case(id:417){id}}')],
  ['no code', call('query($id:ID!){case(id:$id){id}}', {})],
  ['another field', call('{__typename case(id:"x"){id}}')],
  [
    'objects',
    call(
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Case{id}}}',
      {},
      [code],
    ),
  ],
])('%s is answered as graphql-js answers it', async (_what, asked) => {
  const expected = await wholeEntry().ask(context, asked);
  const given = await entrySource().ask(context, asked);
  expect(JSON.stringify(given)).toBe(JSON.stringify(expected));
});

test('an operation is compiled once', async () => {
  const source = entrySource();
  for (const id of ['x', 'y']) {
    const { data } = await source.ask(context, call('query($id:ID!){case(id:$id){id}}', { id }));
    expect(data).toEqual({ case: { id } });
  }
});
