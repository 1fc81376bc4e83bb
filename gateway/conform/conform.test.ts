import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { Agent } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { agencyNames, type AgencyName } from '../../infra/county/process-table.js';
import { Directory } from '../directory.js';
import { ownKey } from '../own-key.js';
import { type Manner } from '../testing/toy-agency.js';
import { startToyHub, type ToyHub } from '../testing/toy-hub.js';
import { toySdl } from '../testing/toy-sdl.js';
import { AgencyDoor } from './agency-door.js';
import { checks, conform, type ConformReport } from './conform.js';
import { judgePace } from './service-checks.js';

let hub: ToyHub;
const agent = new Agent();
beforeAll(async () => {
  hub = await startToyHub();
});
afterAll(async () => {
  await agent.destroy();
  await hub?.stop();
});
afterEach(() => {
  Object.assign(hub.agency('court'), { manner: 'well', fault: null });
  for (const name of agencyNames) hub.agency(name).repeated = { status: 200, same: true };
});

function doorOf({ sdl = toySdl('court'), book = hub.book } = {}): AgencyDoor {
  const directory = new Directory(hub.book, {});
  return new AgencyDoor({
    ...{ agency: 'court', book, agent, sdl, key: ownKey(hub.book, join(hub.keys, 'gateway')) },
    token: () => hub.token('administrator-court'),
    foreign: () => hub.token('administrator-union'),
    graphql: directory.graphql('court'),
    addressOf: (name) => directory.graphql(name),
  });
}

const tried = async (id: string, door = doorOf()) => checks.find((check) => check.id === id)!.try(door);

const opensToAll: RequestHandler = (request, response, next) =>
  request.path === '/graphql' ? void response.json({ data: { __typename: 'Query' } }) : next();
const opensToNobody: RequestHandler = (_request, response) =>
  void response.status(401).json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
const takesAnyMessage: RequestHandler = (request, response, next) =>
  request.path.startsWith('/exchange') ? void response.json({ receipt: '' }) : next();
const isIll: RequestHandler = (_request, response) => void response.status(503).json({ status: 'not ready' });
const saysSoInHtml: RequestHandler = (_request, response) => void response.status(404).send('<h1>no</h1>');
const isLate: RequestHandler = (_request, response, next) => {
  response.setHeader('date', 'Thu, 01 Jan 2026 00:00:00 GMT');
  next();
};
const noBook = { organisationsOf: () => [] } as unknown as AddressBookCache;
const other = toySdl('court').replace('note: String!', 'note: String');

/** What an agency does wrong, and the checks that must tell. */
const faults: [
  what: string,
  ids: string,
  how: { fault?: RequestHandler; manner?: Manner; door?: () => AgencyDoor },
][] = [
  [
    'lets everybody in',
    'UNSIGNED NO_TOKEN STRANGER OTHER_AUDIENCE OTHER_AGENCY OTHER_BODY PURPOSE_ADDED EXPIRED FROM_FUTURE REPLAY GET LARGE_QUERY',
    { fault: opensToAll },
  ],
  ['lets nobody in', 'OPENS', { fault: opensToNobody }],
  ['serves another schema', 'SDL', { door: () => doorOf({ sdl: other }) }],
  ['loses cases', 'ENTITY_KEY ENTITY_ORDER', { manner: 'too few' }],
  ['shows a case to administrators', 'FOREIGN_CASE MASKING', { manner: 'indiscreet' }],
  ['refuses without a code', 'REFUSAL', { manner: 'mute' }],
  ['tells of its database', 'NO_INSIDE', { manner: 'leaky' }],
  [
    'takes any message',
    'BAD_SIGNATURE UNKNOWN_SENDER NOT_ADDRESSED VERSION MALFORMED TOO_LARGE WATERMARK',
    { fault: takesAnyMessage },
  ],
  ['is ill', 'HEALTH', { fault: isIll }],
  ['answers with pages', 'NOT_FOUND', { fault: saysSoInHtml }],
  ['falls over', 'TRACE PACE', { manner: 'page' }],
  ['has a wrong clock', 'CLOCK', { fault: isLate }],
  ['has no key', 'KEYS', { door: () => doorOf({ book: noBook }) }],
];

describe('the checks of an agency', () => {
  test('are all green where the agency does as agreed', async () => {
    const { lines, agency } = await conform(doorOf());
    expect(lines.filter(({ well }) => !well)).toEqual([]);
    expect([agency, lines.length]).toEqual(['court', checks.length]);
    expect(lines.length).toBeGreaterThanOrEqual(24);
  });

  test.each(faults)(
    'are red where it %s: %s',
    async (_what, ids, { fault = null, manner = 'well', door = doorOf }) => {
      Object.assign(hub.agency('court'), { fault, manner });
      for (const id of ids.split(' ')) expect(await tried(id, door()), id).toMatchObject({ well: false });
    },
  );

  test.each([
    ['gives another receipt the second time', { status: 200, same: false }],
    ['refuses what it has taken', { status: 409, same: false }],
    ['was never sent anything', null],
  ])('are red where it %s', async (_what, repeated) => {
    for (const name of agencyNames) hub.agency(name).repeated = repeated;
    expect(await tried('SAME_RECEIPT')).toMatchObject({ well: false });
  });

  test('are red where the slowest of ten calls outlasts the gateway', () => {
    expect(judgePace([...Array<number>(9).fill(20), 1_200])).toMatchObject({ well: true });
    expect(judgePace([...Array<number>(9).fill(20), 1_201])).toMatchObject({ well: false });
  });

  test('can each be red', () => {
    const told = [...faults.flatMap(([, ids]) => ids.split(' ')), 'SAME_RECEIPT'];
    expect(told.sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  test('are red, and no more than that, where nobody answers', async () => {
    await hub.agency('court').stop();
    const { lines } = await conform(doorOf());
    await hub.agency('court').start(hub.book);
    expect(lines.filter(({ well }) => well).map(({ id }) => id)).toEqual(['SAME_RECEIPT', 'KEYS']);
    expect(lines[0]!.got).toBe('没有答复（ECONNREFUSED）');
  });
});

describe('the door of the desk to the checks', () => {
  async function ask(
    person: string | null,
    path: string,
    method = 'POST',
    headers: Record<string, string> = {},
  ) {
    const authorization = person && `Bearer ${await hub.token(person)}`;
    const response = await fetch(`${hub.url}/desk/${path}`, {
      method,
      headers: { ...(authorization && { authorization }), ...headers },
    });
    return {
      status: response.status,
      body: (await response.json()) as ConformReport & { organisations: unknown[] },
    };
  }

  test.each<[string, AgencyName]>([
    ['administrator-court', 'court'],
    ['administrator-docket', 'court'],
  ])('opens to %s for the %s', async (person, agency) => {
    const { status, body } = await ask(person, `conform/${agency}`);
    expect(status).toBe(200);
    expect(body.lines.filter(({ well }) => !well)).toEqual([]);
  });

  test.each([
    [null, 'conform/court', 401],
    ['court-clerk', 'conform/court', 403],
    ['administrator-union', 'conform/court', 404],
    ['administrator-court', 'conform/nobody', 404],
    ['leader', 'conform/court', 403],
  ])('stays shut to %s at %s', async (person, path, status) => {
    expect((await ask(person, path)).status).toBe(status);
  });

  test('stays shut to a page of another site', async () => {
    const headers = { origin: 'http://elsewhere.test' };
    expect((await ask('administrator-court', 'conform/court', 'POST', headers)).status).toBe(403);
  });

  test('shows the address book to administrators, and no private key', async () => {
    const { status, body } = await ask('administrator-union', 'book', 'GET');
    expect([status, body.organisations.length]).toEqual([200, hub.book.organisations.length]);
    expect(JSON.stringify(body)).not.toContain(
      readFileSync(join(hub.keys, 'gateway/session.key'), 'utf8').trim(),
    );
    expect(JSON.stringify(body)).not.toContain('PRIVATE');
    expect((await ask('court-clerk', 'book', 'GET')).status).toBe(403);
  });
});
