import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../gateway/testing/browser.js';
import { union } from '../../infra/county/organisations.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { EventLine } from '../kit/event-line.js';
import { partiesOf, workerA } from './people.js';

let hub: BootedHub;
let caseCode: string;
const browsers: Record<string, Browser> = {};
const lines: EventLine[] = [];
beforeAll(async () => {
  hub = await bootHub();
  for (const person of ['court-clerk', 'union-mediator', 'peoples-mediator']) {
    browsers[person] = new Browser(hub.url);
    await browsers[person].open(`/auth/login?person=${person}`);
  }
  const input = {
    ...{
      cause: 'WAGE_CLAIM',
      causeVersion: '2025',
      claim: 1_860_000,
      facts: '持工资欠条。',
      directSuitGround: 'WAGE_IOU',
    },
    ...{ parties: partiesOf(workerA), consents: [] },
  };
  const { courtReceiveFiling } = await hub.client.must(
    'court-clerk',
    'mutation($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { caseCode } }',
    { input },
  );
  caseCode = courtReceiveFiling.caseCode;
}, 120_000);
afterAll(async () => {
  for (const line of lines) line.close();
  await hub?.stop();
});

async function listen(person: string, lastEventId?: string): Promise<EventLine> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const line = new EventLine(await browsers[person]!.send('/events', { headers }));
  lines.push(line);
  return line;
}

let tickets = 0;
async function passOnTicket(): Promise<void> {
  const input = {
    ...{ caseCode, to: union.code, channel: 'HOTLINE_12345', number: `T-${++tickets}` },
    ...{ receivedOn: '2026-01-05', matter: '反映欠薪' },
  };
  await hub.client.must(
    'court-clerk',
    'mutation($input: PassOnTicketInput!) { courtPassOnTicket(input: $input) { id } }',
    {
      input,
    },
  );
}

const here = async (person: string, word = 'here') => {
  const answer = await browsers[person]!.send(`/events/${word}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caseCode }),
  });
  return ((await answer.json()) as { present?: { name: string }[] }).present?.map(({ name }) => name);
};

describe('what moves while a page is open', () => {
  test('reaches the people of the organisation it moved at, in codes, and goes on after a restart of the gateway', async () => {
    const [atUnion, elsewhere] = [await listen('union-mediator'), await listen('peoples-mediator')];
    await Promise.all([atUnion.next('place'), elsewhere.next('place')]);
    await passOnTicket();
    const heard = await atUnion.next('move');
    expect(heard.data).toEqual({
      kind: 'ReferralIssued',
      caseCode,
      agency: 'union',
      at: expect.any(String) as string,
    });
    expect(elsewhere.heard('move')).toEqual([]);

    await hub.stopGateway();
    await atUnion.ended();
    await hub.startGateway();
    await passOnTicket();
    await hub.settled();
    const again = await listen('union-mediator', heard.id!);
    const missed = await again.next('move');
    expect(missed.data).toMatchObject({ kind: 'ReferralIssued', caseCode });
    expect(Number(missed.id)).toBeGreaterThan(Number(heard.id));
    expect(again.heard('move')).toHaveLength(1);
  });

  test('shows in the notices of the unit', async () => {
    const { unionNotices } = await hub.client.must(
      'union-mediator',
      '{ unionNotices { unread items { kind text caseCode read } } }',
    );
    expect(unionNotices.unread).toBe(2);
    expect(unionNotices.items[0]).toMatchObject({ kind: 'REFERRAL_ARRIVED', caseCode, read: false });
    const { unionMarkNoticesRead } = await hub.client.must(
      'union-mediator',
      'mutation { unionMarkNoticesRead }',
    );
    expect(unionMarkNoticesRead).toBe(0);
    await hub.client
      .must('union-lawyer', '{ unionNotices { unread } }')
      .then((data) => expect(data.unionNotices.unread).toBe(2));
  });

  test('says who else has the case open, to those alone who may see it', async () => {
    expect(await here('court-clerk')).toEqual([]);
    expect(await here('peoples-mediator')).toEqual([]);
    expect(await here('union-mediator')).toEqual(['样例书记员']);
    expect(await here('court-clerk')).toEqual(['样例调解员']);
    await here('union-mediator', 'gone');
    expect(await here('court-clerk')).toEqual([]);
  });

  test('says at once which agency does not answer, and since when', async () => {
    const line = await listen('court-clerk');
    await line.next('place');
    const before = Date.now();
    await hub.stopAgency('human-resources');
    const { data } = await line.next('outages', ({ outages }) => outages.length === 1);
    const [{ agency, since }] = data.outages;
    expect(agency).toBe('human-resources');
    expect(Math.abs(Date.parse(since) - before)).toBeLessThan(15_000);
    const { errors } = await hub.client.ask(
      'court-clerk',
      'query($id: ID!) { case(id: $id) { id humanResources { title } } }',
      {
        id: caseCode,
      },
    );
    expect(errors[0]!.extensions).toMatchObject({ code: 'AGENCY_UNAVAILABLE', since });
    await hub.startAgency('human-resources');
    await line.next('outages', ({ outages }) => outages.length === 0);
  }, 60_000);

  test('is for nobody who is not signed in, or no longer, and for a few lines at a time', async () => {
    expect((await new Browser(hub.url).send('/events')).status).toBe(401);
    const line = await listen('union-mediator');
    await line.next('place');
    while (lines.filter((one) => one.isOpen).length < 20) {
      const more = await browsers['union-mediator']!.send('/events');
      if (more.status === 429) break;
      lines.push(new EventLine(more));
    }
    expect((await browsers['union-mediator']!.send('/events')).status).toBe(429);
    await browsers['union-mediator']!.send('/auth/logout', {
      method: 'POST',
      headers: { accept: 'application/json' },
    });
    await passOnTicket();
    await line.next('ended');
    await line.ended();
  }, 60_000);
});
