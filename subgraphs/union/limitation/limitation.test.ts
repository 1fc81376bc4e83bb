import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interruptions } from '#kernel/clock/law.js';
import { linkageCentre } from '../../../infra/county/organisations.js';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { otherUnion, type UnionRoom, unionRoom } from '../testing/union-room.js';
import { recordLimitationEvent } from './interrupt-limitation.js';
import { type InterruptionKind, interruptionKinds } from './limitation-event.entity.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-05-28T10:00:00+08:00');
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });
const complaint = { kind: 'COMPLAINT' as InterruptionKind, at: '2025-05-26', evidence: '投诉回执' };

test('the kinds of events are those of the table of the law', () => {
  expect(Object.keys(interruptionKinds).sort()).toEqual(
    interruptions()
      .map(({ id }) => id)
      .sort(),
  );
});

describe('an event that interrupts the limitation', () => {
  test('is kept with its day and its proof, and the year is counted anew', async () => {
    const { caseCode } = await room.openCase();
    await recordLimitationEvent(officer(), { caseCode, ...complaint });
    await recordLimitationEvent(officer(), { caseCode, ...complaint, kind: 'SUIT', at: '2024-10-12' });
    const selection = 'limitationEvents { kind at evidence applyBy provisional }';
    const kept = { evidence: '投诉回执', provisional: false };
    expect(await caseAsSeen(officer(), caseCode, selection)).toEqual({
      limitationEvents: [
        { kind: 'SUIT', at: '2024-10-12', applyBy: '2025-10-13', ...kept },
        { kind: 'COMPLAINT', at: '2025-05-26', applyBy: '2026-05-26', ...kept },
      ],
    });
    const seen = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, selection);
    expect(seen.limitationEvents[0]).toMatchObject({ kind: 'SUIT', evidence: null });
  });

  test('is not kept without proof, before it happens, or outside the own cases', async () => {
    const { caseCode } = await room.openCase();
    for (const wrong of [{ evidence: ' ' }, { at: '2025-05-29' }])
      await expect(recordLimitationEvent(officer(), { caseCode, ...complaint, ...wrong })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    for (const stranger of [room.at('UNION_OFFICER', otherUnion), room.at('LEADER')])
      await expect(recordLimitationEvent(stranger, { caseCode, ...complaint })).rejects.toThrow(
        refused('NOT_FOUND'),
      );
    expect(await caseAsSeen(officer(), caseCode, 'limitationEvents { kind }')).toEqual({
      limitationEvents: [],
    });
  });
});
