import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { firm, workerB } from './people.js';
import { sendReferral } from './referral-meanwhile.js';
import { play } from './story.js';
import type { Scene } from './scene.js';
import { returnedReferral } from './story-8-2.js';

let hub: BootedHub;
let caseCode: string;
const clerk = 'second-court-clerk';

beforeAll(async () => {
  hub = await bootHub();
  const silent = {
    step: () => undefined,
    met: () => undefined,
    failed: () => undefined,
    view: () => undefined,
  };
  let scene: Scene | undefined;
  await play(
    { ...returnedReferral, open: (client) => (scene = returnedReferral.open(client)) },
    hub.client,
    silent,
    async () => null,
  );
  caseCode = scene!.get('case');
  await hub.settled();
}, 120_000);
afterAll(() => hub?.stop());

const search = async (person: string, filter: Record<string, unknown>): Promise<string[]> => {
  const query =
    'query($filter: DocketCaseFilter!) { docketCases(filter: $filter) { edges { node { id } } totalCount } }';
  const { docketCases } = await hub.client.must(person, query, { filter });
  expect(docketCases.totalCount).toBe(docketCases.edges.length);
  return docketCases.edges.map((edge: { node: { id: string } }) => edge.node.id);
};

describe('the timeline of a case', () => {
  test('joins what each agency did, and each owner resolves its own entries', async () => {
    const query = /* GraphQL */ `
      query ($id: ID!) {
        case(id: $id) {
          docket {
            timeline {
              agency
              kind
              state
              court {
                __typename
                ... on CivilCase {
                  number
                }
              }
              humanResources {
                __typename
                ... on HumanResourcesMediationCase {
                  outcome
                }
              }
              union {
                __typename
              }
            }
          }
        }
      }
    `;
    const { case: view } = await hub.client.must(clerk, query, { id: caseCode });
    const timeline = view.docket.timeline as {
      agency: string;
      kind: string;
      court: object | null;
      humanResources: object | null;
      union: object | null;
    }[];
    expect(new Set(timeline.map((entry) => entry.kind))).toEqual(
      new Set(['FilingIntake', 'CivilCase', 'HumanResourcesMediationCase']),
    );
    for (const entry of timeline) {
      const owner = entry.agency === 'court' ? entry.court : entry.humanResources;
      expect(owner).toMatchObject({ __typename: entry.kind });
      expect(entry.union).toBeNull();
    }
  });

  test('is ordered by time and tells a step once', async () => {
    const { case: view } = await hub.client.must(
      clerk,
      'query($id: ID!) { case(id: $id) { docket { timeline { reference at state } } } }',
      { id: caseCode },
    );
    const steps = view.docket.timeline as { reference: string; at: string; state: string }[];
    expect(steps.map((step) => step.at)).toEqual([...steps.map((step) => step.at)].sort());
    const lastOf = new Map<string, string>();
    for (const { reference, state } of steps) {
      expect(lastOf.get(reference)).not.toBe(state);
      lastOf.set(reference, state);
    }
  });
});

describe('the register finds a case', () => {
  test('by its number, as the clerk writes it', async () => {
    expect(await search(clerk, { number: '(2025)鲁0402民初9002号' })).toEqual([caseCode]);
  });

  test('by a person, through the keyed hash that the clerk’s own agency computes', async () => {
    const { courtMatchingKey } = await hub.client.must(
      clerk,
      'query($id: IdNumber!) { courtMatchingKey(idNumber: $id) }',
      { id: workerB.idNumber },
    );
    expect(await search(clerk, { partyKey: courtMatchingKey })).toEqual([caseCode]);
    const rows = await hub
      .agency('docket')
      .agency.dataSource.query<unknown[]>(`select 1 from inbox_message where text like '%' || $1 || '%'`, [
        workerB.idNumber,
      ]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['its employer', { employerCode: firm.creditCode }],
    ['the agency that has it in hand', { agency: 'court' }],
    ['the state of its last step', { stageState: 'TRIAL' }],
    ['when it falls due', { dueFrom: '2025-08-01', dueUntil: '2025-08-31' }],
    ['an arrow it has gone', { arrow: 'A02' }],
  ])('by %s', async (_what, filter) => {
    expect(await search(clerk, filter)).toEqual([caseCode]);
  });

  test('not by what it is not', async () => {
    expect(await search(clerk, { employerCode: '91370499FAKE00021L' })).toEqual([]);
    expect(await search(clerk, { dueUntil: '2025-07-31' })).toEqual([]);
  });

  test('not for somebody outside the case', async () => {
    expect(await search('procurator', { employerCode: firm.creditCode })).toEqual([]);
  });

  test('for the leader, who sees its course and no person', async () => {
    expect(await search('leader', { arrow: 'A02' })).toEqual([caseCode]);
    const { case: view } = await hub.client.must(
      'leader',
      'query($id: ID!) { case(id: $id) { docket { title } court { relation parties { name idNumber kind } } } }',
      { id: caseCode },
    );
    expect(view.court.relation).toBe('MASKED');
    expect(JSON.stringify(view)).not.toContain(workerB.name);
    expect(JSON.stringify(view)).not.toContain(workerB.idNumber);
  });
});

describe('a clerk’s list of referrals', () => {
  test('has what is open on top and what has ended below it', async () => {
    const { courtReferrals } = await hub.client.must(
      clerk,
      '{ courtReferrals(direction: OUT) { nodes { state answerDue } } }',
    );
    const states = courtReferrals.nodes.map((row: { state: string }) => row.state);
    expect(states).toEqual(['RE_DESIGNATED', 'CLOSED']);
    const open = await sendReferral(hub.client, 4242);
    const again = await hub.client.must(clerk, '{ courtReferrals(direction: OUT) { nodes { id } } }');
    expect(again.courtReferrals.nodes[0].id).toBe(open);
  });
});
