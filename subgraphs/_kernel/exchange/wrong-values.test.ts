import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { canonical } from '../canonical.js';
import { sourceOf } from './envelope.js';
import { type Arrival, receive, receiveTogether } from './receive.js';
import { signAtOnce } from '../../../tests/kit/sign-at-once.js';

let work: (tx: EntityManager) => Promise<unknown> = async () => undefined;
let county: ToyCounty;
beforeAll(async () => {
  const handler = async (tx: EntityManager): Promise<void> => void (await work(tx));
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed: handler } } });
});
afterAll(() => county.stop());

const body = { caseCode: 'x', letterId: randomUUID(), state: 'CLOSED', on: '2025-01-10' };

/** A message of the court to the union, truly signed, whatever it says. */
function message(data: Record<string, unknown>, more: Record<string, unknown> = {}): Arrival {
  const envelope = {
    ...{
      specversion: '1.0',
      id: randomUUID(),
      source: sourceOf(court.code),
      type: 'SupervisionLetterProgressed',
    },
    ...{ time: '2025-01-10T01:00:00.000Z', datacontenttype: 'application/json', dest: union.code },
    ...{ caseid: randomUUID(), caseseq: 1, schemaver: '1', data, ...more },
  };
  const text = canonical(envelope);
  return { text, ...signAtOnce(county.court.keyring, court.code, text) };
}

async function disposition(arrival: Arrival): Promise<[string, string | null]> {
  const { body: reply } = await receive(county.union, arrival);
  const receipt = JSON.parse((JSON.parse(reply) as { receipt: string }).receipt);
  return [receipt.disposition, receipt.code];
}

describe('a message whose handler meets', () => {
  test('a value the database cannot hold is refused for good, for it is as wrong the next time', async () => {
    work = (tx) => tx.query('select $1::uuid', ['no id']);
    const arrival = message(body);
    expect(await disposition(arrival)).toEqual(['REFUSED', 'BAD_INPUT']);
    expect(await disposition(arrival)).toEqual(['REFUSED', 'BAD_INPUT']);
  });

  test('a row that is always in the way is refused as well, alone or together with others', async () => {
    work = (tx) => tx.query('insert into audit_head (id, seq, hash) values (1, 0, $1)', ['']);
    expect(await disposition(message(body))).toEqual(['REFUSED', 'BAD_INPUT']);
    const replies = await receiveTogether(county.union, [message(body), message(body)], county.union.clock);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('a row that another message has just brought is applied at the second try', async () => {
    let tries = 0;
    work = async (tx) => {
      tries += 1;
      if (tries === 1) await tx.query('insert into audit_head (id, seq, hash) values (1, 0, $1)', ['']);
    };
    expect(await disposition(message(body))).toEqual(['APPLIED', null]);
    expect(tries).toBe(2);
  });

  test('a fault of ours is not refused: it may be sent again', async () => {
    work = (tx) => tx.query('select 1 from no_such_table');
    const arrival = message(body);
    await expect(receive(county.union, arrival)).rejects.toThrow('no_such_table');
    work = async () => undefined;
    expect(await disposition(arrival)).toEqual(['APPLIED', null]);
  });
});

describe('a message that says what nobody writes', () => {
  test('in its content is refused with a receipt', async () => {
    expect(await disposition(message({ ...body, text: 'a\u0000b' }))).toEqual(['REFUSED', 'BAD_INPUT']);
    expect(await disposition(message({ ...body, text: '\u202e' }))).toEqual(['REFUSED', 'BAD_INPUT']);
  });

  test.each([
    ['case', { caseid: 'a\u0000' }],
    ['type', { type: '\u0000' }],
    ['number', { caseseq: 2 ** 31 }],
  ])('in its envelope is malformed: %s', async (_what, more) =>
    expect((await receive(county.union, message(body, more))).status).toBe(400),
  );
});

test('one item where a list is agreed on is refused: the handler would read it as it came', async () => {
  const opened = {
    ...{ caseCode: 'x', title: 'x', cause: 'WAGE_CLAIM', causeVersion: '2020', division: '370499' },
    ...{ openedOn: '2025-01-10', door: 'COMPLAINT', workers: 1, employerCode: null, partyKeys: 'x' },
  };
  expect(await disposition(message(opened, { type: 'CaseOpened' }))).toEqual(['REFUSED', 'BAD_INPUT']);
});
