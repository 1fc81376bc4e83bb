import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { recordEngagement } from '#kernel/mediation/record-engagement.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { suspendMediation } from '#kernel/mediation/suspend-mediation.js';
import type { RequestContext } from '#kernel/context.js';
import { registerOrganisation } from '../../../subgraphs/justice/mediation-organisation/register-organisation.js';
import { registerMediator as enrol } from '../../../subgraphs/justice/mediator/register-mediator.js';
import { centreMediator, firm, lawyerMediator } from '../people.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';

type Mediating = 'union' | 'justice';
interface Sent extends Pick<ArrowJourney, 'arrow' | 'from' | 'out'> {
  to: Mediating;
}

const keeper = (room: Linkage, at: Mediating): RequestContext =>
  room.at(at, 'MEDIATOR', at === 'union' ? 'UNION_OFFICER' : 'LEGAL_AID_OFFICER');

async function register(room: Linkage, at: Mediating, person: typeof lawyerMediator): Promise<string> {
  const ctx = keeper(room, at);
  if (at === 'union') return (await registerMediator(ctx, person)).id;
  const committee = { name: `虚构${person.name}人民调解委员会`, kind: 'TOWNSHIP' } as const;
  const { id: organisationId } = await registerOrganisation(ctx, committee);
  return (await enrol(ctx, { ...person, organisationId, fullTime: true })).id;
}

const known = new Map<string, Promise<string>>();

/** One who advises the firm, and one who is tied to nobody; each on the roster once. */
function mediatorOf(room: Linkage, at: Mediating, tied: boolean): Promise<string> {
  const key = `${at} ${tied}`;
  const found = known.get(key) ?? enter();
  known.set(key, found);
  return found;
  async function enter(): Promise<string> {
    const mediatorId = await register(room, at, tied ? lawyerMediator : centreMediator);
    const tie = { role: 'ADVISER', procedure: '常年法律顾问', since: '2024-01-01' } as const;
    if (tied) await recordEngagement(keeper(room, at), { mediatorId, creditCode: firm.creditCode, ...tie });
    return mediatorId;
  }
}

async function takeUp(room: Linkage, { arrow, from, to, out }: Sent, tied: boolean) {
  const { id } = await room.sent(from, await out(room), arrow);
  await room.deliverAll();
  return acceptMediation(room.at(to, 'MEDIATOR'), id, [await mediatorOf(room, to, tied)]);
}

/** What the mediators answer for when they take up what is passed on: their neutrality, and that nothing is signed under suspicion. */
export function mediatorGuards(sent: Sent): ArrowJourney['guards'] {
  return {
    MEDIATOR_NEUTRAL: { code: 'CONFLICT_OF_INTEREST', attempt: (room) => takeUp(room, sent, true) },
    NOT_SHAM: {
      code: 'GUARD_NOT_MET',
      async attempt(room) {
        const { id: mediationId, caseCode } = await takeUp(room, sent, false);
        const ctx = (): RequestContext => room.at(sent.to, 'MEDIATOR');
        const terms = { terms: '付清工资。', amount: 900_000, claimKinds: ['WAGE_CLAIM'] };
        const written = sent.to === 'union' ? 'MEDIATION_COMMITTEE' : 'PEOPLES_MEDIATION';
        const { id: agreementId } = await draftAgreement(ctx(), { mediationId, route: written, ...terms });
        await suspendMediation(ctx(), mediationId, 'SHAM_SUSPECTED', '欠条系事后补写');
        const { worker } = await room.parties(sent.to, caseCode);
        const signature = {
          role: 'PARTY',
          partyId: worker.id,
          signer: worker.name,
          manner: 'PAPER',
        } as const;
        return signAgreement(ctx(), { agreementId, ...signature });
      },
    },
  };
}
