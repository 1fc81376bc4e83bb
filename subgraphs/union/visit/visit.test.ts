import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court } from '../../../infra/county/organisations.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { UnionIntakeEntity } from '../intake/intake.entity.js';
import { employer, otherUnion, type UnionRoom, unionRoom, worker } from '../testing/union-room.js';
import { registerIntake } from '../intake/register-intake.js';
import { answerVisit, escalateVisit } from './end-visit.js';
import { registerVisit } from './register-visit.js';
import type { RegisterVisitInput } from './visit.type.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-03-03T10:00:00+08:00');
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });
const register = (changes: Partial<RegisterVisitInput> = {}) =>
  registerVisit(officer(), { persons: 1, matter: '咨询加班费', ...changes });

describe('a visit to the window', () => {
  test('needs neither a case nor a name, and ends with the answer', async () => {
    const visit = await register({ persons: 3 });
    expect(visit).toMatchObject({ state: 'REGISTERED', caseCode: null, persons: 3, receivedBy: '样例' });
    await expect(answerVisit(officer(), visit.id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    expect(await answerVisit(officer(), visit.id, '按劳动法第四十四条')).toMatchObject({
      state: 'ANSWERED',
      endedOn: '2025-03-03',
      intakeId: null,
    });
    await expect(answerVisit(officer(), visit.id, '又答')).rejects.toThrow(refused('WRONG_STATE'));
  });

  test.each([{ matter: ' ' }, { persons: 0 }])('is refused with %o', async (wrong) => {
    await expect(register(wrong)).rejects.toThrow(refused('BAD_INPUT'));
  });

  test('that is escalated opens the one intake of the union', async () => {
    const visit = await register({ enquirer: { name: worker.name, idNumber: worker.idNumber } });
    const input = { id: visit.id, cause: 'WAGE_CLAIM', facts: '拖欠工资', parties: [employer] };
    const escalated = await escalateVisit(officer(), input);
    const intakes = await room.union.dataSource.manager.findBy(UnionIntakeEntity, {
      caseCode: escalated.caseCode!,
    });
    expect(intakes).toMatchObject([{ id: escalated.intakeId, door: 'VISIT' }]);
    const seen = await caseAsSeen(officer(), escalated.caseCode!, 'facts visits { state intakeId }');
    expect(seen).toEqual({
      facts: '拖欠工资',
      visits: [{ state: 'ESCALATED', intakeId: escalated.intakeId }],
    });
    await expect(escalateVisit(officer(), input)).rejects.toThrow(refused('WRONG_STATE'));
  });

  test('is of its organisation alone, in the list and in every act', async () => {
    const query = '{ unionVisits { total nodes { id } } }';
    expect((await askAgency(officer(), query)).unionVisits.total).toBeGreaterThan(1);
    const elsewhere = room.at('UNION_OFFICER', otherUnion);
    expect((await askAgency(elsewhere, query)).unionVisits).toEqual({ total: 0, nodes: [] });
    await expect(askAgency(room.at('CLERK', court), query)).rejects.toThrow(refused('NOT_FOUND'));
    const { id } = await register();
    await expect(answerVisit(elsewhere, id, '答')).rejects.toThrow(refused('NOT_FOUND'));
  });
});

test('months stated as an intake is registered are counted like a look-up, for each statement tries the register', async () => {
  const parties = [worker, employer];
  const state = (from: string, role: 'UNION_OFFICER' | 'LEADER' = 'UNION_OFFICER') =>
    registerIntake(room.at(role), {
      ...{ door: 'VISIT', cause: 'WAGE_CLAIM', parties },
      claims: [{ kind: 'WAGES', from, until: '2025-03' }],
    });
  await expect(state('2025-01', 'LEADER')).rejects.toThrow(refused('NOT_FOUND'));
  const { caseCode } = await state('2025-01');
  const kept = { kind: 'WAGES', from: '2025-01', until: '2025-03' };
  const seen = await caseAsSeen(officer(), caseCode, 'claimedPeriods { kind from until }');
  expect(seen.claimedPeriods).toEqual([kept]);
  const look = (at: number) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  for (let at = 0; at < 29; at++) await state(look(at));
  const { manager } = room.union.dataSource;
  const intakes = await manager.count(UnionIntakeEntity);
  await expect(state('2025-02')).rejects.toThrow(refused('TOO_MANY_LOOKUPS'));
  expect(await manager.count(UnionIntakeEntity)).toBe(intakes);
  await registerIntake(officer(), { door: 'VISIT', cause: 'WAGE_CLAIM', parties });
  expect(await manager.count(UnionIntakeEntity)).toBe(intakes + 1);
});
