import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sessionHeader } from '#kernel/identity/call-session.js';
import { togetherBelow } from '#kernel/together/together.js';
import { startToyHub, type ToyHub } from './testing/toy-hub.js';
import { knownCase } from './testing/toy-agency.js';

const people = ['court-clerk', 'court-judge', 'union-mediator', 'arbitrator', 'procurator', 'leader'];

let hub: ToyHub;
beforeAll(async () => {
  hub = await startToyHub({
    ...{ THROTTLE_OPERATIONS: '10000', THROTTLE_ROOT_FIELD: '10000', THROTTLE_MUTATIONS: '10000' },
    ...{ AGENCY_TIMEOUT_MS: '10000', OPERATION_BUDGET_MS: '15000' },
  });
});
afterAll(() => hub.stop());
afterEach(() => {
  hub.agency('court').fault = null;
});

/** Everybody asks at once, several times over. */
async function everybody(query: string, times = 4) {
  const asked = Array.from({ length: times }, () => people).flat();
  const tokens = new Map(
    await Promise.all(people.map(async (person) => [person, await hub.token(person)] as const)),
  );
  const answers = await Promise.all(
    asked.map((person) =>
      hub.ask(person, query, {
        headers: {
          authorization: `Bearer ${tokens.get(person)}`,
          'wufang-purpose': `{"reason":"${person}"}`,
        },
      }),
    ),
  );
  expect(hub.logs.filter((line) => line.includes('unavailable'))).toEqual([]);
  return asked.map((person, at) => ({ person, ...answers[at]! }));
}

describe('operations that are asked in one turn', () => {
  test('go in few calls, and everybody has the own answer', async () => {
    const { calls } = hub.agency('court');
    calls.length = 0;
    const answers = await everybody('{ courtWho unionWho }');
    for (const { person, data } of answers) expect(data).toEqual({ courtWho: person, unionWho: person });
    const together = calls.filter((call) => call.together);
    expect(calls).toHaveLength(answers.length);
    expect(together.length).toBeGreaterThan(1);
    // Each with its own person's purpose: the token says who that is.
    for (const call of together) {
      const [, claims] = String(call.authorization).split('.');
      const { sub } = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { sub: string };
      expect(call['wufang-purpose']).toBe(`{"reason":"${sub}"}`);
    }
  });
});

test('acts go by themselves', async () => {
  const { calls } = hub.agency('human-resources');
  calls.length = 0;
  await everybody('mutation { humanResourcesAct }', 1);
  expect(calls.filter((call) => call.together)).toEqual([]);
  expect(calls).toHaveLength(people.length);
});

test('a case view is joined as ever while many ask', async () => {
  const view = `{ case(id: "${knownCase}") { union { note reader } court { note reader } } }`;
  for (const { person, data, errors } of await everybody(view)) {
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      case: {
        union: { note: 'union knows', reader: person },
        court: { note: 'court knows', reader: person },
      },
    });
  }
});

test('operations for an agency that knows no such calls go one by one', async () => {
  const { calls } = hub.agency('court');
  calls.length = 0;
  hub.agency('court').fault = (request, response, next) =>
    request.path.endsWith(togetherBelow) ? void response.status(404).json({}) : next();
  for (const { person, data } of await everybody('{ courtWho }')) expect(data).toEqual({ courtWho: person });
  expect(calls.some((call) => call.together)).toBe(false);
});

describe('calls with operations', () => {
  const algorithms = (agency: string) =>
    hub
      .agency(agency)
      .calls.filter(({ together }) => together)
      .map((call) => /alg="([\w-]+)"/.exec(String(call['signature-input']))![1]);

  test('are signed with a key that the agency has agreed on, and with the own one where it knows that no more', async () => {
    const union = hub.agency('union');
    const asked = async () => {
      union.calls.length = 0;
      for (let times = 0; times < 3; times++)
        expect((await hub.ask('court-clerk', '{ unionWho }')).data).toEqual({ unionWho: 'court-clerk' });
      return algorithms('union');
    };
    expect(await asked()).toEqual(Array(3).fill('hmac-sha256'));
    await union.stop();
    await union.start(hub.book);
    expect(await asked()).toEqual(Array(3).fill('ed25519'));
  });

  test('are signed with the own key where the agency knows no other', async () => {
    const justice = hub.agency('justice');
    justice.fault = (_request, response, next) => {
      const write = response.writeHead.bind(response) as (status: number, headers: object) => typeof response;
      response.writeHead = ((status: number, headers: object) => {
        const others = Object.entries(headers).filter(([name]) => name !== sessionHeader);
        return write(status, Object.fromEntries(others));
      }) as typeof response.writeHead;
      next();
    };
    for (let times = 0; times < 3; times++) await hub.ask('court-clerk', '{ justiceWho }');
    justice.fault = null;
    expect(algorithms('justice')).toEqual(['ed25519', 'ed25519', 'ed25519']);
  });
});
