import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookLimits } from '#kernel/lookup/limits.js';
import { firm, workerA } from '../../journeys/people.js';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { purposeHeader } from '../../kit/purpose-header.js';
import { reportFinding } from '../report.js';
import {
  inquiry,
  knownPair,
  lookUpLetters,
  lookUpResults,
  openCases,
  otherPair,
  runSpree,
  sayingOf,
  supervision,
  unknownFirm,
} from './spree.js';

let hub: BootedHub;
beforeAll(async () => {
  hub = await bootHub();
  await openCases(hub);
}, 120_000);
afterAll(() => hub?.stop());

async function alarms(person: string, field: string): Promise<Record<string, unknown>[]> {
  const query = `{ ${field}Alarms(first: 50, unseenOnly: true) { id direction kind readerId readerOrganisationName ownerName count } }`;
  return (await hub.client.must(person, query))[`${field}Alarms`];
}

async function usageOf(reader: string): Promise<{ what: string; reason: string; case_number: string }[]> {
  return hub
    .agency('union')
    .agency.dataSource.query(
      'select what, reason, case_number from usage_record where reader_id = $1 order by id',
      [reader],
    );
}
const missOf = (serial: number) => [workerA.idNumber, unknownFirm(serial)] as const;

describe('without a purpose of the own', () => {
  test.each([
    ['none', {}, 'PURPOSE_REQUIRED'],
    [
      'one that no law gives',
      purposeHeader({ reason: 'CURIOSITY', caseNumber: '虚劳人仲案字〔2025〕第12号' }),
      'PURPOSE_REQUIRED',
    ],
    ['another’s', supervision, 'PURPOSE_NOT_YOURS'],
    [
      'one without a case',
      purposeHeader({ reason: 'ARBITRATION_INQUIRY', caseNumber: '随便看看' }),
      'PURPOSE_REQUIRED',
    ],
  ])('(%s) there is no data and no hint whether any exist', async (_, headers, code) => {
    const [hit, miss] = [
      await lookUpResults(hub, 'arbitrator', knownPair, headers),
      await lookUpResults(hub, 'arbitrator', missOf(1), headers),
    ];
    expect(hit.errors).toMatchObject([{ extensions: { code } }]);
    expect(sayingOf(hit)).toBe(sayingOf(miss));
    expect(sayingOf(hit)).not.toContain('WF-');
    expect(await usageOf('arbitrator')).toEqual([]);
  });

  test.each(['hr-mediator', 'court-judge', 'procurator', 'administrator-human-resources', 'leader'])(
    '%s learns nothing of mediation results, whatever reason is stated',
    async (person) => {
      const [hit, miss] = [
        await lookUpResults(hub, person, knownPair),
        await lookUpResults(hub, person, missOf(1)),
      ];
      expect(hit.errors).toHaveLength(1);
      expect(sayingOf(hit)).toBe(sayingOf(miss));
    },
  );

  test.each(['arbitrator', 'court-judge', 'legal-aid-officer', 'leader'])(
    '%s learns nothing of letters',
    async (person) => {
      const [hit, miss] = [
        await lookUpLetters(hub, person, firm.creditCode),
        await lookUpLetters(hub, person, unknownFirm(1)),
      ];
      expect(hit.errors).toHaveLength(1);
      expect(sayingOf(hit)).toBe(sayingOf(miss));
    },
  );
});

describe('an arbitrator', () => {
  test('has a normal day: every look is answered and recorded, and nobody is alarmed', async () => {
    const pairs = [knownPair, missOf(1), missOf(2), knownPair, missOf(3), missOf(1), missOf(4), missOf(5)];
    for (const pair of pairs) {
      const { data, errors } = await lookUpResults(hub, 'arbitrator', pair);
      expect(errors).toEqual([]);
      expect(data.unionMediationResults).toHaveLength(pair === knownPair ? 1 : 0);
    }
    const used = await usageOf('arbitrator');
    expect(used).toHaveLength(pairs.length);
    expect(new Set(used.map(({ reason, case_number }) => `${reason} ${case_number}`))).toEqual(
      new Set(['ARBITRATION_INQUIRY 虚劳人仲案字〔2025〕第12号']),
    );
    expect(await alarms('administrator-union', 'union')).toEqual([]);
  });

  test('is stopped in a spree, alike for what is there and what is not, and both administrators see it', async () => {
    let answered = 6;
    for (let serial = 6; serial <= 40; serial++) {
      const { errors } = await lookUpResults(hub, 'arbitrator', missOf(serial));
      if (errors.length > 0) break;
      answered += 1;
    }
    expect(answered).toBe(lookLimits.PERSON_HOUR);
    const [hit, miss] = [
      await lookUpResults(hub, 'arbitrator', otherPair),
      await lookUpResults(hub, 'arbitrator', missOf(50)),
    ];
    expect(hit.errors).toMatchObject([{ extensions: { code: 'TOO_MANY_LOOKUPS' } }]);
    expect(hit.errors[0]!.message).toContain('超过限额');
    expect(sayingOf(hit)).toBe(sayingOf(miss));
    expect(await usageOf('arbitrator')).toHaveLength(8 + lookLimits.PERSON_HOUR - 6);

    const alarm = { kind: 'LOOKUP_SPREE', readerId: 'arbitrator', ownerName: '虚构区总工会' };
    const reader = { readerOrganisationName: '虚构区人社局' };
    expect(await alarms('administrator-union', 'union')).toMatchObject([
      { ...alarm, ...reader, direction: 'THEIRS', count: lookLimits.PERSON_HOUR + 3 },
    ]);
    await hub.settled();
    expect(await alarms('administrator-human-resources', 'humanResources')).toMatchObject([
      { ...alarm, ...reader, direction: 'OURS' },
    ]);
    expect(JSON.stringify(await alarms('administrator-union', 'union'))).not.toContain(workerA.idNumber);
  }, 60_000);

  test('cannot go around the limit by many looks in one operation', async () => {
    const looks = Array.from(
      { length: 10 },
      (_, at) =>
        `look${at}: unionMediationResults(idNumber: "${workerA.idNumber}", creditCode: "${unknownFirm(60 + at)}") { caseCode }`,
    );
    const { errors } = await hub.client.ask('arbitrator', `{ ${looks.join(' ')} }`, {}, inquiry);
    expect(errors.length).toBeGreaterThan(0);
    expect(await usageOf('arbitrator')).toHaveLength(8 + lookLimits.PERSON_HOUR - 6);
  });
});

describe('a procurator', () => {
  test('sees by the employer’s exact code what the union wrote to it', async () => {
    const { data, errors } = await lookUpLetters(hub, 'procurator', firm.creditCode);
    expect(errors).toEqual([]);
    expect(data.unionSupervisionLettersOf).toMatchObject([
      { number: '虚工监意〔2025〕1号', facts: '拖欠工资' },
    ]);
  });

  test('asks the human-resources bureau in the same way', async () => {
    const query =
      'query($code: CreditCode!) { humanResourcesSupervisionLettersOf(employer: $code) { number } }';
    expect(await hub.client.must('procurator', query, { code: firm.creditCode }, supervision)).toEqual({
      humanResourcesSupervisionLettersOf: [],
    });
  });

  test.each(['%', '91370499FAKE0001*', '', '91370499'])(
    'finds nothing by “%s”, which is no code',
    async (code) => {
      const { errors } = await lookUpLetters(hub, 'procurator', code);
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_CREDIT_CODE' } }]);
    },
  );
});

describe('alarms', () => {
  test('are not for the people they are about', async () => {
    for (const [person, field] of [
      ['arbitrator', 'union'],
      ['arbitrator', 'humanResources'],
      ['administrator-human-resources', 'union'],
    ] as const) {
      const query = `{ ${field}Alarms { id } }`;
      expect((await hub.client.refusal(person, query)).code, `${person} ${field}`).toBe('NOT_FOUND');
    }
  });

  test('are acknowledged by an administrator, at each agency for itself', async () => {
    const [alarm] = await alarms('administrator-union', 'union');
    const acknowledge = 'mutation($id: ID!) { unionAcknowledgeAlarm(id: $id) { seenAt seenBy } }';
    expect((await hub.client.refusal('union-mediator', acknowledge, { id: alarm!.id })).code).toBe(
      'NOT_FOUND',
    );
    expect(await hub.client.must('administrator-union', acknowledge, { id: alarm!.id })).toMatchObject({
      unionAcknowledgeAlarm: { seenBy: 'administrator-union', seenAt: expect.any(String) },
    });
    expect(await alarms('administrator-union', 'union')).toEqual([]);
    expect(await alarms('administrator-human-resources', 'humanResources')).toHaveLength(1);
  });
});

test('a spree of a procurator’s is stopped with no wrong answer, hit or miss', async () => {
  await hub.client.setClock(new Date(Date.now() + 2 * 86_400_000).toISOString());
  const figures = await runSpree(hub);
  const { lookups, refused, wrong } = figures;
  reportFinding({ check: 'a spree of look-ups', tried: lookups, wrong, figures: { refused } });
  expect(figures).toEqual({ lookups: lookLimits.PERSON_HOUR + 7, refused: 7, wrong: 0 });
  await hub.client.setClock(null);
}, 60_000);
