import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askGraph, startToyHub, type ToyAnswer, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { times } from './hostile-request.js';

let hub: ToyHub;
beforeAll(async () => {
  hub = await startToyHub({
    THROTTLE_OPERATIONS: '30',
    THROTTLE_ROOT_FIELD: '20',
    THROTTLE_MUTATIONS: '5',
    THROTTLE_SIGN_IN: '4',
    THROTTLE_ANONYMOUS: '6',
  });
});
afterAll(() => hub.stop());

const code = ({ errors }: ToyAnswer) => errors?.[0]?.extensions.code ?? null;

async function codes(person: string, query: string, tries: number): Promise<unknown[]> {
  const all = [];
  for (let at = 0; at < tries; at++) all.push(code(await hub.ask(person, query)));
  return all;
}

describe('a person who asks too often', () => {
  test('is told to wait, in JSON with Retry-After, and nobody else is', async () => {
    const answers = await codes('union-officer', '{ unionWho }', 25);
    expect(answers).toEqual([...Array<null>(20).fill(null), ...Array<string>(5).fill('THROTTLED')]);
    const authorization = `Bearer ${await hub.token('union-officer')}`;
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: '{ unionWho }' }),
    });
    expect(response.status).toBe(429);
    const wait = Number(response.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await response.json()).toMatchObject({ errors: [{ message: '操作过于频繁。' }] });
    expect(await codes('second-court-clerk', '{ unionWho }', 1)).toEqual([null]);
  });

  test('may still ask another field, until the operations are used up', async () => {
    expect(await codes('union-officer', '{ courtWho }', 5)).toEqual([
      ...Array<null>(4).fill(null),
      'THROTTLED',
    ]);
  });
});

describe('a guess by aliases', () => {
  test('counts as often as it guesses', async () => {
    const guess = `{ ${times(9, (at) => `c${at}: case(id: "WF-370499-C-2026-00000${at}-X") { id }`)} }`;
    expect(await codes('leader', guess, 3)).toEqual([null, null, 'THROTTLED']);
    expect(await codes('leader', '{ case(id: "x") { id } }', 3)).toEqual([null, null, 'THROTTLED']);
  });

  test('reaches no agency once it is throttled', async () => {
    hub.agency('court').calls.length = 0;
    await codes('leader', `{ ${times(9, (at) => `c${at}: case(id: "x${at}") { court { note } }`)} }`, 2);
    expect(hub.agency('court').calls).toEqual([]);
  });
});

describe('acts', () => {
  test('have a rate of their own, counted one by one', async () => {
    const acts = 'mutation { a: courtAct b: courtAct c: courtAct }';
    expect(await codes('court-clerk', acts, 2)).toEqual([null, 'THROTTLED']);
    expect(await codes('court-clerk', 'mutation { courtAct }', 3)).toEqual([null, null, 'THROTTLED']);
    expect(await codes('court-clerk', '{ courtWho }', 1)).toEqual([null]);
  });
});

describe('who is not signed in', () => {
  test('is throttled by address, whatever token is shown', async () => {
    const answers = [];
    for (let at = 0; at < 8; at++)
      answers.push(await askGraph(hub.url, { query: '{ courtWho }' }, { authorization: `Bearer x.y.${at}` }));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(6).fill(401), 429, 429]);
    expect(await codes('second-court-clerk', '{ courtWho }', 1)).toEqual([null]);
  });

  test('cannot begin one sign-in after another, nor try one answer after another, under any address it claims', async () => {
    for (const path of ['/auth/login?person=court-clerk', '/auth/callback?code=x&state=y']) {
      const statuses = [];
      for (let at = 0; at < 6; at++) {
        const headers = { 'x-forwarded-for': `192.0.2.${at}` };
        statuses.push((await fetch(hub.url + path, { redirect: 'manual', headers })).status);
      }
      expect(statuses).toEqual([303, 303, 303, 303, 429, 429]);
    }
  });
});
