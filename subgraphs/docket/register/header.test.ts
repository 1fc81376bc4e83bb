import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocketIntakeEntity } from './docket-intake.entity.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';
import { headerOf, inOrder, type Told } from './header.js';

const caseCode = 'WF-370499-C-2026-000417-X';

function intake(organisation: string, openedOn: string): DocketIntakeEntity {
  const dispute = {
    division: '370499',
    cause: 'WAGE_CLAIM',
    causeVersion: '2025',
    title: '追索劳动报酬纠纷',
  };
  return {
    caseCode,
    organisation,
    agency: `agency of ${organisation}`,
    door: 'VISIT',
    openedOn,
    ...dispute,
    employerCode: null,
    workers: 3,
  };
}

function entry(
  organisation: string,
  seq: number,
  at: string,
  state: string,
  holding: boolean | null = null,
): DocketTimelineEntity {
  const kind = 'Mediation';
  return {
    caseCode,
    organisation,
    seq,
    agency: `agency of ${organisation}`,
    reference: `${kind}:1`,
    kind,
    state,
    at: new Date(at),
    holding,
  };
}

function told(parts: Partial<Told>): Told {
  return { intakes: [], timeline: [], records: [], referrals: [], ...parts };
}

describe('the header of a case', () => {
  test('is a stub while only another agency has told of it', () => {
    const header = headerOf(told({ timeline: [entry('B', 1, '2026-03-02T09:00:00Z', 'UNDERWAY', true)] }));
    expect(header).toMatchObject({
      title: null,
      openedOn: null,
      holderOrganisation: 'B',
      stageState: 'UNDERWAY',
      closedOn: null,
    });
  });

  test('takes the earliest registration for the first', () => {
    const header = headerOf(told({ intakes: [intake('B', '2026-03-05'), intake('A', '2026-03-01')] }));
    expect(header).toMatchObject({
      firstOrganisation: 'A',
      openedOn: '2026-03-01',
      holderOrganisation: 'A',
      workers: 3,
    });
  });

  test('is held by who took it in hand last', () => {
    const timeline = [
      entry('A', 2, '2026-03-01T09:00:00Z', 'REGISTERED', true),
      entry('B', 1, '2026-03-02T09:00:00Z', 'UNDERWAY', true),
    ];
    expect(headerOf(told({ intakes: [intake('A', '2026-03-01')], timeline })).holderOrganisation).toBe('B');
  });

  test('falls back to who opened it when the other has done with it', () => {
    const timeline = [
      entry('B', 1, '2026-03-02T09:00:00Z', 'UNDERWAY', true),
      entry('B', 2, '2026-03-09T09:00:00Z', 'FAILED', false),
    ];
    const header = headerOf(told({ intakes: [intake('A', '2026-03-01')], timeline }));
    expect(header).toMatchObject({ holderOrganisation: 'A', closedOn: null });
  });

  test('is concluded on the day the last one has done with it, by the calendar of China', () => {
    const timeline = [
      entry('A', 2, '2026-03-01T09:00:00Z', 'REGISTERED', false),
      entry('B', 1, '2026-03-09T17:00:00Z', 'SETTLED', false),
    ];
    const header = headerOf(told({ intakes: [intake('A', '2026-03-01')], timeline }));
    expect(header).toMatchObject({ holderOrganisation: null, closedOn: '2026-03-10' });
  });

  test('is due when its earliest record or waiting referral is', () => {
    const record = {
      caseCode,
      organisation: 'A',
      kind: 'Mediation',
      recordId: '1',
      agency: 'a',
      state: 'UNDERWAY',
      number: null,
      seq: 1,
    };
    const referral = { id: '1', dueOn: '2026-04-03', receiver: 'B', sentOn: '2026-03-02' };
    const records = [
      { ...record, dueOn: '2026-04-10' },
      { ...record, recordId: '2', dueOn: null },
    ];
    expect(headerOf(told({ records, referrals: [{ ...referral, state: 'SENT' }] })).dueOn).toBe('2026-04-03');
    expect(headerOf(told({ records, referrals: [{ ...referral, state: 'CLOSED' }] })).dueOn).toBe(
      '2026-04-10',
    );
    expect(headerOf(told({})).dueOn).toBeNull();
  });

  test('is the same in whatever order the messages came', () => {
    const organisation = fc.constantFrom('A', 'B', 'C');
    const hour = fc.integer({ min: 0, max: 5 }).map((n) => `2026-03-01T0${n}:00:00Z`);
    const entries = fc.uniqueArray(
      fc.record({
        organisation,
        seq: fc.integer({ min: 1, max: 6 }),
        hour,
        holding: fc.constantFrom(true, false, null),
      }),
      { selector: ({ organisation, seq }) => `${organisation} ${seq}`, maxLength: 12 },
    );
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const timeline = rows.map((row) =>
          entry(row.organisation, row.seq, row.hour, `STATE_${row.organisation}${row.seq}`, row.holding),
        );
        const intakes = [intake('A', '2026-03-01'), intake('B', '2026-03-01')];
        const shuffled = shuffle(timeline, keys);
        expect(headerOf(told({ intakes: intakes.toReversed(), timeline: shuffled }))).toEqual(
          headerOf(told({ intakes, timeline })),
        );
        expect(inOrder(shuffled)).toEqual(inOrder(timeline));
      }),
    );
  });
});

function shuffle<T>(items: readonly T[], keys: Iterator<number>): T[] {
  const keyed = items.map((item) => [Number(keys.next().value), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}
