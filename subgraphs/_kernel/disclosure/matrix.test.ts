import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.js';
import { localDate } from '#kernel/values/local-date.js';
import { type DataClassName, dataClasses } from './data-class.js';
import { bestSight, matrix, readMatrix, type Sight, sightBy } from './matrix.js';
import { type Relation, relationNames, standingOf, type Way, wayOf } from './relation.js';

const today = localDate('2025-03-01');
const agencies = ['union', 'court', 'human-resources', 'procuratorate', 'justice', 'docket'];

function reader(agency: string, ...held: Role[]): Actor {
  return { kind: 'STAFF', id: 'reader', name: '样例', agency, organisation: 'X', roles: held };
}

/** Who sees a class by one relation: of which agencies and in which roles; nobody else does. */
interface Seen {
  at?: string[];
  in: readonly Role[];
  as?: Sight;
}
type Rules = Partial<Record<Relation, Seen | Seen[]>>;

const works: Role[] = [
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];
const byWorkers: Seen = { in: works };
const byAll: Seen = { in: roles };
const byLeader: Seen = { in: ['LEADER'] };
const arbitrator: Seen = { at: ['human-resources'], in: ['ARBITRATOR'] };
const procurator: Seen = { at: ['procuratorate'], in: ['PROCURATOR'] };

const everybody: Rules = {
  ...{ OWN: byAll, REFERRED: byAll, CONSENTED: byAll, COPIED: byAll },
  ...{ INQUIRY: byWorkers, MASKED: byAll, LINKAGE: byAll },
};
const header: Rules = {
  ...{ OWN: byAll, REFERRED: byWorkers, CONSENTED: byWorkers, COPIED: byWorkers },
  ...{ INQUIRY: byWorkers, MASKED: byLeader, LINKAGE: byAll },
};
const ownOnly: Rules = { OWN: byWorkers };
const content: Rules = { OWN: byWorkers, REFERRED: byWorkers, CONSENTED: byWorkers };
const numbers: Rules = {
  OWN: byWorkers,
  REFERRED: { in: works, as: 'MASKED' },
  CONSENTED: { in: works, as: 'MASKED' },
  MASKED: { in: ['LEADER'], as: 'MASKED' },
};

/** Written out by hand, apart from schema/law/disclosure.yaml. */
const rules: Record<DataClassName, Rules> = {
  STRUCTURE: everybody,
  OPEN: everybody,
  HEADER: header,
  STAFF: header,
  EMPLOYER: header,
  PARTY: { ...content, MASKED: byLeader },
  PARTY_NAME: { ...content, MASKED: { in: ['LEADER'], as: 'MASKED' } },
  PARTY_ID_NUMBER: numbers,
  PARTY_PHONE: numbers,
  PARTY_ADDRESS: ownOnly,
  SENSITIVE: {
    OWN: { at: ['court', 'human-resources', 'procuratorate', 'justice'], in: works },
    REFERRED: { at: ['court', 'human-resources', 'justice'], in: works },
    CONSENTED: byWorkers,
  },
  CLAIM: content,
  GROUNDS: content,
  RESULT: content,
  WORK_NOTE: ownOnly,
  CONSENT: content,
  MATERIAL: content,
  MEDIATION_NOTE: { OWN: { in: ['MEDIATOR'] } },
  AGREEMENT: content,
  UNDISPUTED_FACT: { ...content, INQUIRY: arbitrator },
  ADJUDICATION: { ...content, INQUIRY: procurator },
  INSPECTION: { OWN: byWorkers, REFERRED: { at: ['court', 'procuratorate'], in: works } },
  LEAD: ownOnly,
  LEAD_RESULT: { OWN: byWorkers, REFERRED: { at: ['union', 'human-resources'], in: works } },
  LEGAL_AID: content,
  LEGAL_AID_MEANS: { OWN: { in: ['LEGAL_AID_OFFICER'] } },
  SUPERVISION_LETTER: { OWN: byWorkers, REFERRED: byWorkers, COPIED: byWorkers, INQUIRY: procurator },
  COMPLAINANT: ownOnly,
  RISK_WARNING: everybody,
  STATISTICS: everybody,
  INQUIRY_RESULT: { OWN: byWorkers, INQUIRY: [arbitrator, procurator] },
  USAGE: { OWN: byAll, INQUIRY: procurator },
  AUDIT: { OWN: { in: ['ADMINISTRATOR'] } },
};

function expected(name: DataClassName, relation: Relation, agency: string, role: Role): Sight {
  const seen = [rules[name][relation] ?? []]
    .flat()
    .find(({ at, in: held }) => held.includes(role) && (!at || at.includes(agency)));
  return seen ? (seen.as ?? 'CLEAR') : 'NONE';
}

describe.each(dataClasses)('%s', (name) => {
  test.each(relationNames)('as %s is shown to whom the rules name, and to nobody else', (relation) => {
    const wrong = agencies.flatMap((agency) =>
      roles.flatMap((role) => {
        const found = bestSight(name, reader(agency, role), standingOf(relation), today).sight;
        const right = expected(name, relation, agency, role);
        return found === right ? [] : [`${agency} ${role}: ${found} instead of ${right}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the classes', () => {
  test('that say something of persons are these', () => {
    const impersonal = [...matrix.values()].filter(({ personal }) => !personal).map(({ id }) => id);
    expect(impersonal).toEqual([
      ...['STRUCTURE', 'OPEN', 'HEADER', 'STAFF', 'EMPLOYER', 'PARTY', 'WORK_NOTE'],
      ...['RISK_WARNING', 'STATISTICS', 'USAGE', 'AUDIT'],
    ]);
  });

  test('that can be masked are these', () => {
    const masked = [...matrix.values()].flatMap(({ id, mask }) => (mask ? [[id, mask]] : []));
    expect(masked).toEqual([
      ['PARTY_NAME', 'NAME'],
      ['PARTY_ID_NUMBER', 'ID_NUMBER'],
      ['PARTY_PHONE', 'PHONE'],
    ]);
  });
});

describe('a reader', () => {
  const clerk = reader('court', 'CLERK');

  test('without a role, or of no agency’s staff, sees nothing', () => {
    for (const name of dataClasses) {
      expect(bestSight(name, reader('court'), standingOf('OWN'), today)).toEqual({
        ...{ sight: 'NONE', way: null },
      });
      const organisation: Actor = { ...reader('court', ...roles), kind: 'ORGANISATION' };
      expect(bestSight(name, organisation, standingOf('OWN'), today)).toEqual({ sight: 'NONE', way: null });
    }
  });

  test('with one fitting role among others sees what that role sees', () => {
    expect(
      bestSight('AUDIT', reader('court', 'CLERK', 'ADMINISTRATOR'), standingOf('OWN'), today).sight,
    ).toBe('CLEAR');
  });

  test('without a way to the case sees nothing of it', () => {
    expect(bestSight('HEADER', clerk, { caseCode: 'X', ways: [] }, today)).toEqual({
      ...{ sight: 'NONE', way: null },
    });
  });

  test('sees by the best of the ways, and is told which it was', () => {
    const [leads, referred, copied, own] = (['MASKED', 'REFERRED', 'COPIED', 'OWN'] as const).map((one) =>
      wayOf(one),
    ) as [Way, Way, Way, Way];
    const leader = reader('court', 'CLERK', 'LEADER');
    const best = (...ways: Way[]) => bestSight('PARTY_PHONE', leader, { caseCode: 'X', ways }, today);
    expect(best(copied, leads, referred, own)).toEqual({ sight: 'CLEAR', way: own });
    expect(best(copied, leads, referred)).toEqual({ sight: 'MASKED', way: leads });
    expect(best(copied, referred, leads)).toEqual({ sight: 'MASKED', way: referred });
    expect(best(copied)).toEqual({ sight: 'NONE', way: null });
  });
});

describe('a consent', () => {
  const clerk = reader('court', 'CLERK');
  const consent = wayOf('CONSENTED', ['CLAIM']);
  const course = ['STRUCTURE', 'OPEN', 'HEADER', 'STAFF', 'EMPLOYER'];

  test('shows of the persons what it names, and the course of the case with it', () => {
    const seen = dataClasses.filter((name) => sightBy(matrix.get(name)!, clerk, consent, today) !== 'NONE');
    expect(seen).toEqual([...course, 'CLAIM']);
  });

  test('shows nothing that consent cannot give', () => {
    const all = wayOf('CONSENTED', dataClasses);
    expect(sightBy(matrix.get('MEDIATION_NOTE')!, clerk, all, today)).toBe('NONE');
    expect(sightBy(matrix.get('AUDIT')!, clerk, all, today)).toBe('NONE');
  });
});

/** The table as it could be written, with the row of CLAIM changed. */
function table(claim: object, others: readonly DataClassName[] = dataClasses): string {
  const row = (id: string) => ({ id, title: '样例', description: 'Sample.', source: '样例', sight: [] });
  return JSON.stringify({ classes: others.map((id) => ({ ...row(id), ...(id === 'CLAIM' ? claim : {}) })) });
}
const claimOf = (claim: object) => readMatrix(table(claim)).get('CLAIM')!;
const ownClear = { relation: 'OWN', as: 'CLEAR' };

describe('a row', () => {
  const clerk = reader('court', 'CLERK');
  const own = wayOf('OWN');

  test('says nothing of persons, masks nothing and is shown to nobody unless it says so', () => {
    expect(claimOf({})).toMatchObject({ personal: false, mask: null, sight: [] });
    expect(claimOf({ personal: true, mask: 'PHONE' })).toMatchObject({ personal: true, mask: 'PHONE' });
  });

  test('is in force from its first to its last day', () => {
    const dated = claimOf({ sight: [{ ...ownClear, from: '2025-01-01', until: '2025-06-30' }] });
    const on = (day: string) => sightBy(dated, clerk, own, localDate(day));
    expect(['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map(on)).toEqual([
      ...['NONE', 'CLEAR', 'CLEAR', 'NONE'],
    ]);
  });

  test('without days is in force always', () => {
    const always = claimOf({ sight: [ownClear] });
    expect(always.sight[0]).toMatchObject({ from: '0001-01-01', until: '9999-12-31' });
    for (const day of ['0001-01-01', '9999-12-31'])
      expect(sightBy(always, clerk, own, localDate(day))).toBe('CLEAR');
  });

  test('with one rule that shows and one that masks, shows', () => {
    const both = claimOf({ mask: 'NAME', sight: [{ ...ownClear, as: 'MASKED' }, ownClear] });
    expect(sightBy(both, clerk, own, today)).toBe('CLEAR');
  });

  test('without roles is for those who work cases; `all` is everybody', () => {
    expect(claimOf({ sight: [ownClear] }).sight[0]!.roles).toEqual(works);
    expect(claimOf({ sight: [{ ...ownClear, roles: 'all' }] }).sight[0]!.roles).toEqual(roles);
    expect(claimOf({ sight: [{ ...ownClear, roles: ['LEADER'] }] }).sight[0]!.roles).toEqual(['LEADER']);
  });
});

describe('the table is refused', () => {
  test('where a class is missing', () => {
    const few = dataClasses.filter((name) => name !== 'CLAIM' && name !== 'AUDIT');
    expect(() => readMatrix(table({}, few))).toThrow(/lacks or repeats data classes: CLAIM, AUDIT\./);
  });

  test('where a class has two rows', () => {
    expect(() => readMatrix(table({}, [...dataClasses, 'CLAIM']))).toThrow(/repeats/);
  });

  test.each([
    [
      'masks what has no mask',
      { sight: [{ relation: 'OWN', as: 'MASKED' }] },
      'A class without a mask is shown',
    ],
    [
      'masks in part what has no mask',
      { sight: [ownClear, { ...ownClear, as: 'MASKED' }] },
      'A class without',
    ],
    ['knows a relation nobody has', { sight: [{ relation: 'FRIEND', as: 'CLEAR' }] }, 'relation'],
    ['knows a role nobody has', { sight: [{ ...ownClear, roles: ['FRIEND'] }] }, 'roles'],
    ['shows in a way nobody knows', { sight: [{ ...ownClear, as: 'NONE' }] }, 'as'],
    ['has a day that is none', { sight: [{ ...ownClear, from: '2025-02-30' }] }, 'from'],
    ['has a last day that is none', { sight: [{ ...ownClear, until: 'ever' }] }, 'until'],
    ['says more of a rule than is understood', { sight: [{ ...ownClear, agency: 'court' }] }, 'agency'],
    ['says more than is understood', { hidden: true }, 'hidden'],
    ['has no title', { title: '' }, 'title'],
    ['has no description', { description: '' }, 'description'],
    ['has no source', { source: '' }, 'source'],
    ['has a mask nobody knows', { mask: 'ALL' }, 'mask'],
    ['is of no class', { id: 'GOSSIP' }, 'id'],
  ])('where a row %s', (_, claim, named) => {
    expect(() => readMatrix(table(claim))).toThrow(named);
  });

  test('where it holds more than classes', () => {
    const more = { ...(JSON.parse(table({})) as object), exceptions: [] };
    expect(() => readMatrix(JSON.stringify(more))).toThrow('exceptions');
  });
});
