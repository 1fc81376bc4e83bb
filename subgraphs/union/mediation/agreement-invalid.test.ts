import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { confirmationRoute } from '#kernel/mediation/enforceable-route.js';
import { recordPerformance } from '#kernel/mediation/record-performance.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { court } from '../../../infra/county/organisations.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { openOwnMediation } from '../intake/open-own-mediation.js';
import { registerIntake } from '../intake/register-intake.js';
import { employer, unionRoom, type UnionRoom, worker } from '../testing/union-room.js';

let room: UnionRoom;
let mediatorIds: string[];
beforeAll(async () => {
  room = await unionRoom();
  at('2025-03-03');
  const person = { name: '样例子', idNumber: '532899198904040417', staffId: null };
  mediatorIds = [(await registerMediator(mediator(), person)).id];
});
afterAll(() => room?.stop());

const mediator = () => room.at('MEDIATOR');
const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });

/** An agreement of the union's own committee, in effect since 2025-03-03; drafted alone where nobody signs. */
async function agreed({ signed = true } = {}) {
  at('2025-03-03');
  const { id: intakeId, caseCode } = await registerIntake(room.at('UNION_OFFICER'), {
    ...{ door: 'APPLICATION', cause: 'WAGE_CLAIM', parties: [worker, employer] },
  });
  const partyIds = (await room.union.dataSource.manager.findBy(PartyEntity, { caseCode })).map(
    ({ id }) => id,
  );
  const given = { scope: 'MEDIATION', channel: 'PAPER', evidence: '同意书' } as const;
  const consents = partyIds.map((partyId) => ({ ...given, partyId }));
  const { id: mediationId } = await openOwnMediation(mediator(), { intakeId, mediatorIds, consents });
  const terms = { terms: '付清工资。', amount: 900_000, performBy: '2025-05-30', claimKinds: ['WAGE_CLAIM'] };
  const draft = { mediationId, route: 'MEDIATION_COMMITTEE', ...terms } as const;
  const { id: agreementId } = await draftAgreement(mediator(), draft);
  const sign = { agreementId, signer: '样例', manner: 'PAPER' } as const;
  if (signed)
    for (const role of ['MEDIATOR', 'SEAL'] as const) await signAgreement(mediator(), { ...sign, role });
  for (const partyId of signed ? partyIds : [])
    await signAgreement(mediator(), { ...sign, role: 'PARTY', partyId });
  if (signed) await reportMediationResult(mediator(), { mediationId, outcome: 'AGREED' });
  return { agreementId, partyIds };
}

async function declare(agreementId: string, changes: { number?: string; decidedOn?: string } = {}) {
  const decision = {
    decidedBy: '虚构区人民法院',
    number: '（2025）鲁0499民初9301号',
    decidedOn: '2025-04-01',
  };
  const input = { agreementId, ...decision, reason: '以欺诈手段订立', ...changes };
  const source = `mutation($input: DeclareAgreementInvalidInput!) { declared: unionDeclareAgreementInvalid(input: $input) {
    state invalidity { number decidedOn reason } } }`;
  return (await askAgency(mediator(), source, { input })).declared;
}

test('an agreement declared invalid binds nobody: its limits end, nothing is applied for or paid under it', async () => {
  const { agreementId, partyIds } = await agreed();
  at('2025-04-01');
  for (const wrong of [{ number: ' ' }, { decidedOn: '2025-04-02' }, { decidedOn: '2025-03-02' }])
    await expect(declare(agreementId, wrong)).rejects.toEqual(coded('BAD_INPUT'));
  expect(await declare(agreementId)).toEqual({
    state: 'DECLARED_INVALID',
    invalidity: {
      ...{ number: '（2025）鲁0499民初9301号', decidedOn: '2025-04-01', reason: '以欺诈手段订立' },
    },
  });
  expect((await room.limits(agreementId)).map(([, , metOn]) => metOn)).not.toContain(null);
  const applied = { agreementId, to: court.code, applicantPartyIds: partyIds };
  const paid = { agreementId, paidOn: '2025-04-01', amount: 100 };
  for (const act of [
    () => declare(agreementId),
    () => applyOnAgreement(mediator(), confirmationRoute, applied),
    () => recordPerformance(mediator(), paid),
  ])
    await expect(act()).rejects.toEqual(coded('WRONG_STATE'));
});

test('one that is not in effect, or has been performed, is not declared invalid', async () => {
  const { agreementId } = await agreed({ signed: false });
  await expect(declare(agreementId, { decidedOn: '2025-03-03' })).rejects.toEqual(coded('WRONG_STATE'));
  const performed = await agreed();
  const whole = { agreementId: performed.agreementId, paidOn: '2025-03-03', amount: 900_000 };
  await recordPerformance(mediator(), whole);
  await expect(declare(performed.agreementId, { decidedOn: '2025-03-03' })).rejects.toEqual(
    coded('WRONG_STATE'),
  );
});
