import type { GraphQLObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { ask, clerk, leader, mediator, person, scene, schema } from '../../../tests/kit/guarded-schema.js';
import { type Way, wayOf } from './relation.js';

const worker = { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', phone: '14400001234' };
const employer = { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构科技有限公司', phone: '14400005678' };
const file = (caseCode: string, more: object = {}) => ({
  ...{ caseCode, title: `案件 ${caseCode}`, note: '内部', notes: ['内部'], claims: ['工资'] },
  ...{ parties: [worker, employer], related: [], means: [] },
  ...more,
});
const own = { A: [wayOf('OWN')] };
const referred = { A: [wayOf('REFERRED')] };
const nothing = { data: null, codes: ['NOT_FOUND'] };

describe('a root field', () => {
  test('is the own agency’s where nothing else is said', async () => {
    const root = { files: [file('A')], file: file('A') };
    expect(await ask(scene(clerk, own), '{ files { title } }', root)).toEqual({
      ...{ data: { files: [{ title: '案件 A' }] }, codes: [] },
    });
    expect(await ask(scene(mediator, referred), '{ files { title } }', root)).toEqual(nothing);
    expect(await ask(scene(mediator, referred), '{ file { title } }', root)).toEqual({
      ...{ data: { file: null }, codes: ['NOT_FOUND'] },
    });
  });

  test('is not asked what it would answer where it is refused', async () => {
    let asked = 0;
    const root = { total: () => (asked += 1) };
    expect(await ask(scene(mediator), '{ total }', root)).toEqual(nothing);
    expect(asked).toBe(0);
    expect(await ask(scene(clerk), '{ total }', root)).toEqual({ data: { total: 1 }, codes: [] });
  });

  test('is for staff alone, whatever it reaches', async () => {
    const message: Actor = { ...clerk, kind: 'ORGANISATION' };
    const root = { open: '公开', files: [], register: [] };
    for (const field of ['files { title }', 'register { title }'])
      expect(await ask(scene(message, own), `{ ${field} }`, root)).toEqual(nothing);
    expect(await ask(scene(message, own), '{ open }', root)).toEqual({
      ...{ data: { open: null }, codes: ['NOT_FOUND'] },
    });
  });

  test('shows by its own class what is no object', async () => {
    const root = { note: '内部', open: '公开' };
    expect(await ask(scene(clerk), '{ note open }', root)).toEqual({ data: root, codes: [] });
    expect(await ask(scene(mediator), '{ open }', root)).toEqual({ data: { open: '公开' }, codes: [] });
    expect(await ask(scene(mediator), '{ note }', root)).toEqual({
      ...{ data: { note: null }, codes: ['NOT_FOUND'] },
    });
  });

  test('for an inquiry shows what an inquirer sees, and nothing to whom may not inquire', async () => {
    const root = { fact: '双方确认' };
    const arbitrator = scene(person('human-resources', 'ARBITRATOR'));
    expect(await ask(arbitrator, '{ fact }', root)).toEqual({ data: root, codes: [] });
    for (const actor of [mediator, person('human-resources', 'MEDIATOR'), person('union', 'ARBITRATOR')])
      expect((await ask(scene(actor), '{ fact }', root)).codes).toEqual(['NOT_FOUND']);
  });

  test('that changes something shows what it answers as any other', async () => {
    const root = { change: file('A') };
    const change = 'mutation { change { title note } }';
    expect((await ask(scene(clerk, own), change, root)).data).toEqual({
      ...{ change: { title: '案件 A', note: '内部' } },
    });
    expect((await ask(scene(mediator, referred), change, root)).codes).toEqual(['NOT_FOUND']);
  });

  test('of federation is open to everybody signed in, and no further', async () => {
    const root = { _entities: [{ __typename: 'File', ...file('A') }], _service: { sdl: 'type Query' } };
    const query = '{ _entities(representations: []) { ... on File { title note } } _service { sdl } }';
    expect(await ask(scene(mediator, referred), query, root)).toEqual({
      data: { _entities: [{ title: '案件 A', note: null }], _service: { sdl: 'type Query' } },
      codes: [],
    });
    expect((await ask(scene({ ...mediator, kind: 'ORGANISATION' }), query, root)).data).toBeNull();
  });
});

test('what the schema says of itself is not guarded', async () => {
  const query = '{ __schema { mutationType { name } } __type(name: "Entry") { fields { name } } }';
  expect((await ask(scene(clerk), query, {})).data).toEqual({
    ...{ __schema: { mutationType: { name: 'Mutation' } }, __type: { fields: [{ name: 'name' }] } },
  });
});

describe('what belongs to no case', () => {
  test('is shown to the own staff as their own, to others as to anybody signed in', async () => {
    const root = { register: [file('A', { caseCode: null })] };
    const query = '{ register { title note parties { name } } }';
    expect((await ask(scene(clerk), query, root)).data).toEqual({
      register: [
        { title: '案件 A', note: '内部', parties: [{ name: '测试甲' }, { name: '虚构科技有限公司' }] },
      ],
    });
    expect((await ask(scene(mediator), query, root)).data).toEqual({
      ...{ register: [{ title: '案件 A', note: null, parties: [] }] },
    });
  });
});

describe('an object of a case', () => {
  test('stands as the case does, wherever it is asked for', async () => {
    const root = { register: [file('A'), file('B')], look: file('B') };
    const asked = await ask(scene(mediator, referred), '{ register { title } look { title } }', root);
    expect(asked).toEqual({ data: { register: [{ title: '案件 A' }], look: null }, codes: [] });
  });

  test('that the reader has no way to is not there, for the own agency’s staff as well', async () => {
    const root = {
      files: [file('A'), file('B')],
      gaps: [file('B'), null, undefined, file('A')],
      file: file('B'),
    };
    const query = '{ files { title } gaps { title } file { title } }';
    expect(await ask(scene(clerk, own), query, root)).toEqual({
      data: { files: [{ title: '案件 A' }], gaps: [null, null, null, { title: '案件 A' }], file: null },
      codes: [],
    });
    expect(await ask(scene(clerk, own), '{ theFile { title } }', { theFile: file('B') })).toEqual(nothing);
  });

  test('of which too little may be shown is not there', async () => {
    // By a copied letter the header of a case is shown and no party.
    const copied = scene(mediator, { A: [wayOf('COPIED')] });
    const parties = { parties: [worker], worker, theWorker: worker };
    const root = { register: [file('A', parties)] };
    expect(await ask(copied, '{ register { title parties { name } worker { name } } }', root)).toEqual({
      ...{ data: { register: [{ title: '案件 A', parties: [], worker: null }] }, codes: [] },
    });
    expect(await ask(copied, '{ register { theWorker { name } } }', root)).toEqual(nothing);
  });

  test('keeps its standing below, and asks for it once', async () => {
    const inner = file('A', { title: '内层' });
    const one = scene(mediator, referred);
    const root = { register: [file('A', { next: inner, related: [inner] })] };
    const query = '{ register { note next { title note } related { title } } }';
    expect((await ask(one, query, root)).data).toEqual({
      ...{ register: [{ note: null, next: { title: '内层', note: null }, related: [{ title: '内层' }] }] },
    });
    expect(one.asked).toEqual(['A']);
  });

  test('below another case stands as its own', async () => {
    const one = scene(clerk, { ...own, B: [wayOf('REFERRED')] });
    const below = { next: file('B'), related: [file('B'), file('C'), file('A')] };
    const query = '{ files { note next { title note worker { phone } } related { title note } } }';
    const root = { files: [file('A', { ...below, next: file('B', { worker }) })] };
    expect((await ask(one, query, root)).data).toEqual({
      files: [
        {
          note: '内部',
          next: { title: '案件 B', note: null, worker: { phone: '144****1234' } },
          related: [
            { title: '案件 B', note: null },
            { title: '案件 A', note: '内部' },
          ],
        },
      ],
    });
    expect(one.noted).toEqual([['B', 'PARTY_PHONE']]);
  });

  test('of the audit chain is the agency’s, whatever its case', async () => {
    const root = { audit: [{ caseCode: 'B', act: 'case.open' }] };
    const query = '{ audit { act caseCode } }';
    const administrator = scene(person('court', 'ADMINISTRATOR'));
    expect((await ask(administrator, query, root)).data).toEqual(root);
    expect(administrator.asked).toEqual([]);
    expect((await ask(scene(clerk, { B: [wayOf('OWN')] }), query, root)).data).toEqual({ audit: [] });
  });

  test('that nobody has admitted is not shown', async () => {
    const { resolve } = (schema.getType('File') as GraphQLObjectType).getFields().title!;
    const info = { parentType: { name: 'File' } } as never;
    expect(() => resolve!(file('A'), {}, scene(clerk, own).ctx, info)).toThrow('File has no standing.');
  });
});

describe('a field', () => {
  test('that is not shown is null, or an empty list', async () => {
    const root = { register: [file('A', { advice: { words: '说明' } })] };
    const query = '{ register { note notes claims advice { words } means { income } } }';
    const copied = { A: [wayOf('COPIED')] };
    expect(await ask(scene(mediator, copied), query, root)).toEqual({
      ...{ data: { register: [{ note: null, notes: [], claims: [], advice: null, means: [] }] }, codes: [] },
    });
    expect((await ask(scene(mediator, referred), query, root)).data).toEqual({
      ...{ register: [{ note: null, notes: [], claims: ['工资'], advice: { words: '说明' }, means: [] }] },
    });
  });

  test('that is not shown is not even asked for', async () => {
    let asked = 0;
    const root = { register: [file('A', { note: () => (asked += 1) })] };
    await ask(scene(mediator, referred), '{ register { note } }', root);
    expect(asked).toBe(0);
  });

  test('that cannot be nothing and is not shown is as if it were not there', async () => {
    const { resolve } = (schema.getType('File') as GraphQLObjectType).getFields().note!;
    const one = scene(mediator);
    const source = file('A');
    one.ctx.standings.set(source, { caseCode: 'A', ways: referred.A });
    const info = { returnType: (schema.getType('File') as GraphQLObjectType).getFields().title!.type };
    expect(() => resolve!(source, {}, one.ctx, info as never)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  test('is masked for whom it is masked', async () => {
    const root = { register: [file('A')] };
    const query = '{ register { parties { name phone } } }';
    expect((await ask(scene(leader, { A: [wayOf('MASKED')] }), query, root)).data).toEqual({
      register: [
        {
          parties: [
            { name: '测某', phone: '144****1234' },
            { name: '虚构科技有限公司', phone: '144****5678' },
          ],
        },
      ],
    });
  });

  test('is masked by the relation it is seen by', async () => {
    const root = { register: [file('A', { worker: { ...worker, idNumber: '370499198803120019' } })] };
    const query = '{ register { worker { idNumber } } }';
    const shown = async (...ways: Way[]) => (await ask(scene(mediator, { A: ways }), query, root)).data;
    const number = (idNumber: string) => ({ register: [{ worker: { idNumber } }] });
    expect(await shown(wayOf('REFERRED'))).toEqual(number('370499********0019'));
    expect(await shown(wayOf('CONSENTED'))).toEqual(number('3****************9'));
  });

  test('is shown the same whether its value is at hand or still to come', async () => {
    const later = { ...worker, name: Promise.resolve('测试甲'), phone: async () => '14400001234' };
    const root = { register: async () => [Promise.resolve(file('A', { worker: Promise.resolve(later) }))] };
    const one = scene(leader, { A: [wayOf('MASKED')] });
    expect((await ask(one, '{ register { worker { name phone } } }', root)).data).toEqual({
      ...{ register: [{ worker: { name: '测某', phone: '144****1234' } }] },
    });
    expect(one.noted).toEqual([
      ['A', 'PARTY_NAME'],
      ['A', 'PARTY_PHONE'],
    ]);
  });
});

describe('the usage record', () => {
  const query = '{ register { title claims parties { side name phone } advice { words } } }';

  test('notes what is shown of persons, with the case', async () => {
    const one = scene(mediator, referred);
    await ask(one, query, { register: [file('A', { parties: [worker], advice: { words: '说明' } })] });
    expect(new Set(one.noted.map((entry) => entry.join(' ')))).toEqual(
      new Set(['A CLAIM', 'A PARTY_NAME', 'A PARTY_PHONE', 'A GROUNDS']),
    );
  });

  test('notes nothing of the own cases', async () => {
    const one = scene(clerk, own);
    await ask(one, query, { register: [file('A', { advice: { words: '说明' } })] });
    expect(one.noted).toEqual([]);
  });

  test('notes nothing where there is nothing to show', async () => {
    const one = scene(mediator, referred);
    const bare = { side: 'APPLICANT', name: null };
    await ask(one, query, { register: [file('A', { parties: [bare], claims: [], advice: null })] });
    expect(one.noted).toEqual([]);
  });

  test('that cannot be kept lets nothing be shown', async () => {
    const one = scene(mediator, referred);
    one.ctx.reading = null;
    const root = { register: [file('A', { worker })] };
    expect(await ask(one, '{ register { worker { name } } }', root)).toEqual({
      data: { register: [{ worker: { name: null } }] },
      codes: ['No usage record can be kept of this reading.'],
    });
  });
});

describe('one of several kinds', () => {
  const matters = [
    { __typename: 'Entry', name: '公开' },
    { __typename: 'Note', text: '内部' },
  ];
  const query = '{ matters { ... on Entry { name } ... on Note { text } } }';

  test('is shown by what it is', async () => {
    expect((await ask(scene(clerk), query, { matters })).data).toEqual({
      ...{ matters: [{ name: '公开' }, { text: '内部' }] },
    });
    expect((await ask(scene(mediator), query, { matters })).data).toEqual({ matters: [{ name: '公开' }] });
  });

  test('is shown by what its kind takes it for', async () => {
    const thing = schema.getType('Thing') as { resolveType?: unknown };
    thing.resolveType = async ({ name }: { name: string }) => (name === '公开' ? 'Tool' : 'Secret');
    const root = { things: [{ name: '公开' }, { name: '内部' }] };
    expect((await ask(scene(mediator), '{ things { name } }', root)).data).toEqual({
      ...{ things: [{ name: '公开' }] },
    });
    expect((await ask(scene(clerk), '{ things { name } }', root)).data).toEqual(root);
  });

  test('below an object is shown by what it is as well', async () => {
    const root = (matter: object) => ({ register: [file('A', { matter })] });
    const below = '{ register { matter { ... on Entry { name } ... on Note { text } } } }';
    expect((await ask(scene(mediator, referred), below, root(matters[0]!))).data).toEqual({
      ...{ register: [{ matter: { name: '公开' } }] },
    });
    expect((await ask(scene(mediator, referred), below, root(matters[1]!))).data).toEqual({
      ...{ register: [{ matter: null }] },
    });
  });
});
