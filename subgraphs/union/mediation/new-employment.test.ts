import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extendMediation } from '#kernel/mediation/extend-mediation.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { registerIntake } from '../intake/register-intake.js';
import { employer, unionRoom, type UnionRoom, worker } from '../testing/union-room.js';

let room: UnionRoom;
let mediatorIds: string[];
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2026-03-02T09:00:00+08:00');
  const person = { name: '样例子', idNumber: '532899198904040417', staffId: null };
  mediatorIds = [(await registerMediator(mediator(), person)).id];
});
afterAll(() => room?.stop());

const mediator = () => room.at('MEDIATOR');
const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);

/** Applied for on Monday 2026-03-02, taken up on Wednesday by the desk's door. */
async function takenUp(cause: string) {
  at('2026-03-02');
  const dispute = { door: 'APPLICATION', cause, parties: [worker, employer] } as const;
  const { id: intakeId, caseCode } = await registerIntake(room.at('UNION_OFFICER'), {
    ...{ ...dispute, parties: [...dispute.parties] },
  });
  const parties = await room.union.dataSource.manager.findBy(PartyEntity, { caseCode });
  const consents = (scope: 'MEDIATION' | 'EXTENSION') =>
    parties.map(({ id: partyId }) => ({ partyId, scope, channel: 'PAPER', evidence: '同意书' }) as const);
  at('2026-03-04');
  const open = `mutation($input: OpenMediationInput!) { opened: unionOpenMediation(input: $input) {
    id deadlines { rule due source } } }`;
  const input = { intakeId, mediatorIds, consents: consents('MEDIATION') };
  const { opened } = await askAgency(mediator(), open, { input });
  return { ...(opened as { id: string; deadlines: object[] }), consents };
}

test('of a new form of employment has fifteen days from its acceptance, and once fifteen more at the most (MED-3)', async () => {
  const { id: mediationId, deadlines, consents } = await takenUp('NEF_WAGE');
  expect(deadlines).toEqual([{ rule: 'MED-3', due: '2026-03-19', source: '人社厅发〔2024〕4号' }]);
  const longer = (days: number) =>
    extendMediation(mediator(), { mediationId, consents: consents('EXTENSION'), days });
  await expect(longer(16)).rejects.toMatchObject({ code: 'BAD_INPUT', message: '最多延长15日。' });
  expect(await longer(15)).toMatchObject({ state: 'EXTENDED', due: '2026-04-03' });
  await expect(longer(1)).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('of any other work has them from its receipt (MED-2)', async () => {
  const { deadlines } = await takenUp('WAGE_CLAIM');
  expect(deadlines).toMatchObject([{ rule: 'MED-2', due: '2026-03-17' }]);
});
