import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agencyNames } from '../../../infra/county/process-table.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { rowCounts } from '../../kit/row-counts.js';
import { Scene } from '../../journeys/scene.js';
import { partiesOf, workerA } from '../../journeys/people.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';
import { acceptedCase, patientGateway } from './referred-case.js';
import { askSigned, tokenOf } from './signed-question.js';
import { type StringPlace, stringPlaces } from './string-arguments.js';

/** What means something to SQL, LIKE, JSONPath, a cursor's decoder or a template, and nothing to a clerk. */
const injections = [
  `' or '1'='1`,
  `' or 1=1 --`,
  `'; drop table referral; --`,
  `' union select null, version() --`,
  `" or ""="`,
  `\\' or 1=1 #`,
  `') or ('a'='a`,
  `x'; select pg_sleep(3); --`,
  `'||(select pg_sleep(3))||'`,
  '$1',
  '?',
  '%',
  '_',
  '%%%',
  '\\',
  '*',
  '$.*',
  '$[*] ? (@ like_regex ".*")',
  '{"$gt": ""}',
  `{{7*7}}`,
  '${7*7}',
  'null',
  Buffer.from(`["2024-01-01' or 1=1 --","x"]`).toString('base64url'),
  Buffer.from(`[null,"' or '1'='1"]`).toString('base64url'),
];
/** All of them in the release run; else an eighth at each place, another at the next place and for the next person. */
const injectionsOf = (turn: number): string[] =>
  thorough ? injections : injections.filter((_, at) => (at + turn) % 8 === 0);
/** A text of which nothing is known anywhere. */
const harmless = 'zz-nothing-of-the-kind';

let hub: BootedHub;
let caseCode: string;
beforeAll(async () => {
  hub = await bootHub({ gateway: patientGateway });
  ({ caseCode } = await acceptedCase(hub, 921));
}, 120_000);
afterAll(async () => {
  const figures = { places: places.length };
  reportFinding({
    check: 'injections answered otherwise than harmless text',
    tried,
    wrong: tried - alike,
    figures,
  });
  await hub?.stop();
});

const fieldOf: Record<string, string[]> = {
  court: ['second-court-clerk', 'administrator-court'],
  union: ['union-mediator', 'administrator-union'],
  humanResources: ['arbitrator', 'administrator-human-resources'],
  justice: ['legal-aid-officer', 'administrator-justice'],
  procuratorate: ['procurator', 'administrator-procuratorate'],
  docket: ['leader', 'administrator-docket'],
  case: ['second-court-clerk', 'leader'],
};

/** Everything that an answer says, but for the number of an incident. */
async function said(person: string, place: StringPlace, text: string): Promise<string> {
  const { query, variables } = place.ask(text);
  const { status, data, errors } = await hub.client.ask(person, query, variables);
  // What a person typed may be said back to them, whatever it is.
  const echoed = (words: string | undefined): string | undefined => words?.replaceAll(text, 'what was typed');
  const refusals = errors.map(({ message, extensions }) => [
    ...[echoed(message), extensions.code, echoed(extensions.hint as string | undefined)],
  ]);
  const typed = (_name: string, value: unknown): unknown => (value === text ? 'what was typed' : value);
  return `${status} ${JSON.stringify(data, typed)} ${JSON.stringify(refusals)}`;
}

const places = stringPlaces();
let [tried, alike] = [0, 0];

test('the questions have places for a text, in arguments and in inputs', () => {
  const names = places.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['docketCases.filter.number', 'docketCases.after', 'case.id']),
  );
  expect(names.length).toBeGreaterThanOrEqual(50);
  for (const { field } of places)
    expect(Object.keys(fieldOf).some((prefix) => field.startsWith(prefix))).toBe(true);
});

describe('an injection', () => {
  test.each(places.map((place, turn) => [place.name, place, turn] as const))(
    'at %s is answered as any text of which nothing is known',
    async (_name, place, turn) => {
      const prefix = Object.keys(fieldOf).find((start) => place.field.startsWith(start))!;
      const before = await rowCounts(hub);
      for (const [at, person] of fieldOf[prefix]!.entries()) {
        const expected = await said(person, place, harmless);
        expect(expected).not.toContain('INTERNAL');
        for (const text of injectionsOf(turn + at)) {
          const from = performance.now();
          tried += 1;
          expect([text, await said(person, place, text)]).toEqual([text, expected]);
          expect(performance.now() - from).toBeLessThan(2_500);
          alike += 1;
        }
      }
      expect(changed(before, await rowCounts(hub))).toEqual([]);
    },
    60_000,
  );
});

/** Looks are counted and refusals recorded; of cases nothing changes. */
const recording =
  /\.(throttle|look|alarm|usage_record|audit_entry|outbox_message|exchange_sequence|inbox_message|exchange_cursor)$/;

function changed(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.keys({ ...before, ...after }).filter(
    (name) => before[name] !== after[name] && !recording.test(name),
  );
}

describe('an injection past the gateway', () => {
  const entities =
    'query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { id __typename } } }';

  test.each(agencyNames)('in an entity’s id at %s finds nothing', async (agency) => {
    const token = await tokenOf(hub, 'union-mediator');
    for (const id of injections) {
      const variables = { of: [{ __typename: 'Case', id }] };
      const { status, errors, text } = await askSigned(hub, agency, token, { query: entities, variables });
      expect([id, status, errors]).toEqual([id, 200, []]);
      expect(text).not.toContain(caseCode);
    }
  });

  test('in the purpose of a look, or in the name of who delegated, is a text or a refusal', async () => {
    const token = await tokenOf(hub, 'union-mediator');
    const query = `{ _entities(representations: [{ __typename: "Case", id: "${caseCode}" }]) { ... on Case { court { parties { name } } } } }`;
    for (const text of injections.filter((some) => some.length >= 4)) {
      const purpose = JSON.stringify({ reason: 'REFERRED', caseNumber: text });
      const looked = await askSigned(hub, 'court', token, { query, headers: { 'wufang-purpose': purpose } });
      expect([text, looked.status]).toEqual([text, 200]);
      const [row] = await hub
        .agency('court')
        .agency.dataSource.query('select case_number from usage_record order by id desc limit 1');
      expect(row).toEqual({ case_number: text });
      const headers = { 'wufang-on-behalf-of': text };
      const acted = await askSigned(hub, 'court', token, { query, headers });
      expect([text, acted.status, acted.text.includes('测试甲')]).toEqual([text, 403, false]);
    }
  });
});

test('a text of a case is kept to the letter, whatever it looks like', async () => {
  const scene = new Scene(hub.client);
  for (const facts of injections.filter((some) => some.length > 4)) {
    const dispute = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claim: 1,
      facts,
      directSuitGround: 'WAGE_IOU',
    };
    const input = { ...dispute, parties: partiesOf(workerA), consents: [] };
    const { caseCode: code } = await scene.act('second-court-clerk', 'courtReceiveFiling', input, 'caseCode');
    const [row] = await hub
      .agency('court')
      .agency.dataSource.query('select facts from case_file where case_code = $1', [code]);
    expect(row).toEqual({ facts });
  }
});
