import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OwnHub, startOwnHub } from '../../infra/hub/own-hub.js';
import { eventually } from '../kit/eventually.js';
import { HubClient } from '../kit/hub-client.js';
import { seeReferral, sendReferral } from './referral-meanwhile.js';

/** Real processes, really killed. */
let hub: OwnHub;
let client: HubClient;
let serial = 7000;

beforeAll(async () => {
  hub = await startOwnHub();
  client = new HubClient(hub.url);
}, 120_000);
afterAll(() => hub?.stop());

const clerk = 'second-court-clerk';
const view =
  'query($id: ID!) { case(id: $id) { id court { relation } union { relation } docket { title } } }';

async function caseOf(referral: string): Promise<string> {
  const { courtReferrals } = await client.must(
    clerk,
    '{ courtReferrals(direction: OUT, first: 100) { nodes { id caseCode } } }',
  );
  return courtReferrals.nodes.find((row: { id: string }) => row.id === referral).caseCode as string;
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const begun = Date.now();
  const result = await work();
  return { result, milliseconds: Date.now() - begun };
}

const soon = (there: () => Promise<boolean>) => eventually(there, { seconds: 30, everyMilliseconds: 200 });

/** Whether the union's own database holds the referral; asked past the gateway. */
async function unionHolds(referral: string): Promise<boolean> {
  const database = new pg.Client({ connectionString: hub.databases.union });
  await database.connect();
  const { rowCount } = await database.query(`select from referral where id = $1 and direction = 'IN'`, [
    referral,
  ]);
  await database.end();
  return rowCount === 1;
}

describe('with the union killed', () => {
  let referral: string;

  test('the case answers within 2 s with the other parts and says who is missing', async () => {
    const code = await caseOf(await sendReferral(client, serial++));
    await soon(async () => (await client.must(clerk, view, { id: code })).case.docket !== null);
    hub.supervisor.kill('union', 'SIGKILL');
    await hub.supervisor.halt('union');
    const { result, milliseconds } = await timed(() => client.ask(clerk, view, { id: code }));
    expect(result.data.case).toEqual({
      id: code,
      court: { relation: 'OWN' },
      union: null,
      docket: { title: '追索劳动报酬纠纷' },
    });
    expect(result.errors.map(({ extensions: { code: error, agency } }) => [error, agency])).toEqual([
      ['AGENCY_UNAVAILABLE', 'union'],
    ]);
    expect(JSON.stringify(result)).not.toContain('127.0.0.1');
    expect(milliseconds).toBeLessThan(2000);
  });

  test('a referral sent meanwhile arrives after the union returns', async () => {
    referral = await sendReferral(client, serial++);
    expect(await unionHolds(referral)).toBe(false);
    await hub.supervisor.restart('union');
    await soon(() => seeReferral(client, referral));
  });

  test('and the union frozen is like the union down', async () => {
    const code = await caseOf(referral);
    hub.supervisor.kill('union', 'SIGSTOP');
    const { result, milliseconds } = await timed(() => client.ask(clerk, view, { id: code }));
    hub.supervisor.kill('union', 'SIGCONT');
    expect([result.data.case.court, result.data.case.union]).toEqual([{ relation: 'OWN' }, null]);
    expect(milliseconds).toBeLessThan(2000);
  });
});

describe('with the gateway killed', () => {
  test('a referral already sent still arrives', async () => {
    hub.supervisor.kill('union', 'SIGKILL');
    await hub.supervisor.halt('union');
    const referral = await sendReferral(client, serial++);
    hub.supervisor.kill('gateway', 'SIGKILL');
    await hub.supervisor.halt('gateway');
    await hub.supervisor.restart('union');
    await soon(() => unionHolds(referral));
    await hub.supervisor.restart('gateway');
    await soon(() => seeReferral(client, referral));
  });

  test('a clerk stays signed in: the session lies in the database', async () => {
    const { courtReferrals } = await client.must(clerk, '{ courtReferrals(direction: OUT) { total } }');
    expect(courtReferrals.total).toBeGreaterThan(0);
  });
});
