import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { channelsOffered } from '#kernel/together/channel-door.js';
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

describe('operations that go together', () => {
  /** Asks one after another; says of each whether it came over a channel, and what key signed it, or the channel's opening. */
  async function ways(agency: string, times: number): Promise<string[]> {
    const { calls } = hub.agency(agency);
    calls.length = 0;
    for (let time = 0; time < times; time++)
      expect((await hub.ask('court-clerk', `{ ${agency}Who }`)).data).toEqual({
        [`${agency}Who`]: 'court-clerk',
      });
    return calls.map((call) => {
      const by = /keyid="([^"]+)".*alg="ed25519"/.exec(String(call['signature-input']))![1]!;
      return `${call.channel ? 'channel' : 'call'} of ${by}`;
    });
  }
  const channel = 'channel of gateway#1';
  const call = 'call of gateway#1';

  test.skipIf(!channelsOffered)(
    'go over a channel, by calls where an agency has been started anew, and soon over another one',
    async () => {
      const union = hub.agency('union');
      await ways('union', 2);
      expect(await ways('union', 3)).toEqual([channel, channel, channel]);
      await union.stop();
      await union.start(hub.book);
      const after = await ways('union', 1);
      expect(after).toEqual([call]);
      await expect.poll(() => ways('union', 1), { timeout: 10_000 }).toEqual([channel]);
    },
  );

  test.skipIf(!channelsOffered)(
    'are asked again by calls where the channel breaks while they are under way',
    async () => {
      const union = hub.agency('union');
      await expect.poll(() => ways('union', 1), { timeout: 10_000 }).toEqual([channel]);
      const asked = Array.from({ length: 12 }, () => hub.ask('court-clerk', '{ unionWho }'));
      await pause(2);
      union.cutChannels();
      for (const { data, errors } of await Promise.all(asked))
        expect([data, errors]).toEqual([{ unionWho: 'court-clerk' }, undefined]);
    },
  );

  test('go by calls where the agency opens no channel', async () => {
    hub.agency('justice').fault = (_request, _response, next) => next();
    expect(await ways('justice', 3)).toEqual([call, call, call]);
    hub.agency('justice').fault = null;
  });
});
