import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { fileCase } from '../attachments/file-case.js';
import { acceptedCase, patientGateway } from './referred-case.js';
import { askSigned, tokenOf } from './signed-question.js';

let hub: BootedHub;
/** A case of the court that the union has accepted, one that it has nothing to do with, and one that is not there. */
let allowed: string;
let denied: string;
const unknown = mintCaseCode({ division: divisionCode('370499'), letter: 'C', year: 2024, serial: 777_777 });
const mistyped = 'WF-370499-C-2024-000001-0';
const words = ["' or '1'='1", '', '*', '%', 'null', '0191e0a0-0000-7000-8000-0000000000aa'];

beforeAll(async () => {
  hub = await bootHub({ gateway: patientGateway });
  allowed = (await acceptedCase(hub, 911)).caseCode;
  denied = await fileCase(hub);
  await hub.settled();
}, 120_000);
afterAll(() => hub?.stop());

const reader = 'union-mediator';
const part = 'court { relation parties { name idNumber phone } referrals { id } }';

async function entities(ids: readonly string[]) {
  const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { id ${part} } } }`;
  const of = ids.map((id) => ({ __typename: 'Case', id }));
  return askSigned(hub, 'court', await tokenOf(hub, reader), { query, variables: { of } });
}

describe('one list of ids, allowed and not', () => {
  test('shows each allowed one and nothing of the others, wherever they stand', async () => {
    for (const ids of [
      [allowed, denied, unknown],
      [denied, allowed, unknown],
      [unknown, denied, allowed],
      [denied, unknown, denied, allowed, mistyped, allowed],
    ]) {
      const { data, errors, text } = await entities(ids);
      expect(errors).toEqual([]);
      const shown = data._entities.map((found: { court: unknown }) => found.court !== null);
      expect(shown).toEqual(ids.map((id) => id === allowed));
      expect(text.split('测试甲')).toHaveLength(ids.filter((id) => id === allowed).length + 1);
    }
  });

  test('answers forbidden, unknown, mistyped and senseless alike', async () => {
    const said = async (id: string) => {
      const { status, text } = await entities([allowed, id]);
      return [status, text.replace(JSON.stringify(id), '"?"')];
    };
    const first = await said(denied);
    for (const id of [unknown, mistyped, ...words]) expect(await said(id)).toEqual(first);
  });

  test('takes as long for a forbidden one as for one that is not there', { retry: 2 }, async () => {
    const times: Record<string, number[]> = { denied: [], unknown: [] };
    for (let round = 0; round < 60; round++)
      for (const [name, id] of Object.entries({ denied, unknown })) {
        const from = performance.now();
        await entities([allowed, id]);
        times[name]!.push(performance.now() - from);
      }
    // The quicker quarter: what takes longer has waited for other work of the machine.
    const typical = (some: number[]) => some.toSorted((a, b) => a - b)[some.length >> 2]!;
    const [forbidden, absent] = [typical(times.denied!), typical(times.unknown!)];
    console.log(`mixed ids: forbidden ${forbidden.toFixed(1)} ms, unknown ${absent.toFixed(1)} ms`);
    // One question to the database more or less is lost in the noise of one call.
    expect(Math.abs(forbidden - absent)).toBeLessThan(Math.max(3, 0.4 * Math.min(forbidden, absent)));
  });
});

describe('many cases in one operation at the front door', () => {
  const ask = (query: string) => hub.client.ask(reader, query);

  test('are answered one by one, the forbidden like the unknown', async () => {
    const { data, errors } = await ask(
      `{ a: case(id: "${denied}") { ${part} } b: case(id: "${allowed}") { ${part} } c: case(id: "${unknown}") { ${part} } }`,
    );
    expect([data.a, data.b.court.relation, data.c]).toEqual([null, 'REFERRED', null]);
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining([['a'], ['c']]));
    const saying = (key: string) => {
      const { message, extensions } = errors.find(({ path }) => path?.[0] === key)!;
      return [message, extensions];
    };
    expect(errors).toHaveLength(2);
    expect(saying('a')).toEqual(saying('c'));
  });

  test('hide the forbidden one behind no fragment and no second name', async () => {
    const { data, errors } = await ask(`
      query { x: case(id: "${denied}") { ...more } case(id: "${allowed}") { ...more y: court { relation } } }
      fragment more on Case { court { parties { name } } z: court { referrals { id } } }`);
    expect(data.x).toBeNull();
    expect(data.case).toMatchObject({ y: { relation: 'REFERRED' }, court: { parties: expect.any(Array) } });
    expect(errors.map(({ path }) => path?.[0])).toEqual(['x']);
  });

  test('are not found in the register either, by code, number or filter', async () => {
    const list = (name: string, filter: string) =>
      `${name}: docketCases(filter: ${filter}) { totalCount edges { node { id } } }`;
    const { data } = await ask(`{
      ${list('own', `{ caseCode: "${allowed}" }`)} ${list('theirs', `{ caseCode: "${denied}" }`)}
      ${list('none', `{ caseCode: "${unknown}" }`)}
      byCode: docketCaseByNumber(number: "${denied}") { id } byNone: docketCaseByNumber(number: "${unknown}") { id } }`);
    expect(data.own.totalCount).toBe(1);
    expect(data.theirs).toEqual({ totalCount: 0, edges: [] });
    expect(data.theirs).toEqual(data.none);
    expect([data.byCode, data.byNone]).toEqual([null, null]);
  });

  test('are not told apart where an act is tried on them', async () => {
    const [foreign] = await hub
      .agency('court')
      .agency.dataSource.query<{ id: string }[]>('select id from referral where case_code = $1', [allowed]);
    const closed = (id: string) => ask(`mutation { courtCloseReferral(id: "${id}") { id } }`);
    const [theirs, absent] = [
      await closed(foreign!.id),
      await closed('0191e0a0-0000-7000-8000-0000000000aa'),
    ];
    expect(theirs.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    expect(theirs).toEqual(absent);
  });
});
