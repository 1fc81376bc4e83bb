import type { NewConsent } from '#kernel/consent/record-consent.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { recordCaseConsent } from '#kernel/mediation/keep-consent.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { openOwnMediation } from '../../../subgraphs/union/intake/open-own-mediation.js';
import { registerIntake } from '../../../subgraphs/union/intake/register-intake.js';
import { recordLetterReply } from '../../../subgraphs/union/supervision/record-letter-reply.js';
import { serveLetter } from '../../../subgraphs/union/supervision/serve-letter.js';
import { humanResources } from '../../../infra/county/organisations.js';
import { firm, partiesOf, unionMediator, workerA } from '../people.js';
import type { Linkage } from './linkage.js';

/** Whoever works a case at the union: mediator and officer in one, for short. */
export const unionist = (room: Linkage) => room.at('union', 'MEDIATOR', 'UNION_OFFICER');

let mediatorId: string | null = null;
let serial = 0;

/** A case of the union's own door, on the day the other journeys of 2025 begin. */
export async function unionCase(room: Linkage) {
  room.setTime('2025-03-03T09:00:00+08:00');
  const dispute = { door: 'APPLICATION', cause: 'WAGE_CLAIM', facts: '欠薪三个月。' } as const;
  const parties = partiesOf(workerA) as Parameters<typeof registerIntake>[1]['parties'];
  const { id: intakeId, caseCode } = await registerIntake(unionist(room), { ...dispute, parties });
  return { intakeId, caseCode, ...(await room.parties('union', caseCode)) };
}

export function unionConsent(
  room: Linkage,
  caseCode: string,
  given: Omit<NewConsent, 'channel' | 'evidence'>,
) {
  return recordCaseConsent(unionist(room), caseCode, { ...given, channel: 'PAPER', evidence: '同意书' });
}

/** An agreement of the union's own committee in effect since 2025-03-03, on what the parties argued about. */
export async function agreedCase(room: Linkage, claimKinds = ['WAGE_CLAIM']) {
  const begun = await unionCase(room);
  const { intakeId, worker, employer } = begun;
  const at = unionist(room);
  mediatorId ??= (await registerMediator(at, { ...unionMediator, staffId: 'station-mediator' })).id;
  const consents = [worker, employer].map(({ id: partyId }) => ({
    ...{ partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '同意书' },
  })) as NewConsent[];
  const { id: mediationId } = await openOwnMediation(at, { intakeId, mediatorIds: [mediatorId], consents });
  const terms = { terms: '分期支付工资。', amount: 900_000, performBy: '2025-05-30', claimKinds };
  const draft = { mediationId, route: 'MEDIATION_COMMITTEE', ...terms } as const;
  const { id: agreementId } = await draftAgreement(at, draft);
  for (const { id: partyId, name: signer } of [worker, employer])
    await signAgreement(at, { agreementId, role: 'PARTY', partyId, signer, manner: 'PAPER' });
  for (const role of ['MEDIATOR', 'SEAL'] as const)
    await signAgreement(at, { agreementId, role, signer: '样例', manner: 'PAPER' });
  return { ...begun, agreementId };
}

const letter = (caseCode: string, changes: object) => ({
  ...{ caseCode, employerName: firm.name, employerCode: firm.creditCode, facts: '拖欠三个月工资' },
  ...{ request: '支付工资并书面答复', copyTo: [], signedBy: '样例主席', inspectors: ['样例甲', '样例乙'] },
  ...{ kind: 'OPINION' as const, number: `虚工监意〔2025〕${(serial += 1)}号`, ...changes },
});

/** An opinion in a new case; answered by the refusal to take it, unless told otherwise. */
export async function opinionServed(
  room: Linkage,
  { refused = true, inspectors = ['样例甲', '样例乙'] } = {},
) {
  const { caseCode } = await unionCase(room);
  const served = letter(caseCode, { serviceManner: 'LEFT', inspectors });
  const { id } = await serveLetter(unionist(room), served);
  if (refused) await recordLetterReply(unionist(room), { letterId: id, answer: 'REFUSED', text: '拒收' });
  return { caseCode, opinionId: id };
}

/** The recommendation that follows an opinion (A08). */
export function recommend(room: Linkage, { caseCode, opinionId }: { caseCode: string; opinionId: string }) {
  const number = `虚工监建〔2025〕${(serial += 1)}号`;
  const follows = { followsLetterId: opinionId, addressee: humanResources.code };
  return serveLetter(unionist(room), letter(caseCode, { kind: 'RECOMMENDATION', number, ...follows }));
}
