import { vi } from 'vitest';
import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import {
  confirmationRoute,
  type EnforceableRoute,
  reviewRoute,
} from '#kernel/mediation/enforceable-route.js';
import { applySupport } from '#kernel/support-application/apply-support.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, humanResources, justice, procuratorate } from '../../../infra/county/organisations.js';
import { transferLegalAid } from '../../../subgraphs/union/legal-aid/transfer-legal-aid.js';
import { sendLead } from '../../../subgraphs/union/lead/send-lead.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';
import { referred } from './onward-arrows.js';
import { nobodySues, notYetSuable } from './weighed-by-receiver.js';
import { agreedCase, opinionServed, recommend, unionCase, unionConsent, unionist } from './union-case.js';

/** Does it while the address book shows no marks of the union's. */
async function unmarked<T>(room: Linkage, work: () => Promise<T>): Promise<T> {
  const { book } = room.agency('union');
  const known = book.organisation.bind(book);
  const spy = vi.spyOn(book, 'organisation').mockImplementation((code) => ({ ...known(code), roster: [] }));
  return work().finally(() => spy.mockRestore());
}

type Agreed = Awaited<ReturnType<typeof agreedCase>>;

async function apply(
  room: Linkage,
  route: EnforceableRoute,
  { agreementId, caseCode, worker, employer }: Agreed,
  applicants = [worker, employer],
): Promise<string> {
  const to = route.arrow === 'A05' ? court.code : humanResources.code;
  const applicantPartyIds = applicants.map(({ id }) => id);
  await applyOnAgreement(unionist(room), route, { agreementId, to, applicantPartyIds });
  return caseCode;
}

/** The guards both ways to an enforceable agreement have in common. */
function commonGuards(route: EnforceableRoute, tooLate: string): ArrowJourney['guards'] {
  const other = route === confirmationRoute ? reviewRoute : confirmationRoute;
  return {
    JOINT_APPLICATION: {
      code: 'ONE_PARTY_APPLICATION',
      async attempt(room) {
        const agreed = await agreedCase(room);
        return apply(room, route, agreed, [agreed.worker]);
      },
    },
    ONE_ROUTE: {
      code: 'ALREADY_CONFIRMED',
      async attempt(room) {
        const agreed = await agreedCase(room);
        await apply(room, other, agreed);
        return apply(room, route, agreed);
      },
    },
    IN_TIME: {
      code: 'OUT_OF_TIME',
      async attempt(room) {
        const agreed = await agreedCase(room);
        room.setTime(`${tooLate}T09:00:00+08:00`);
        return apply(room, route, agreed);
      },
    },
  };
}

async function transfer(room: Linkage, consents = true): Promise<string> {
  const { caseCode, worker } = await unionCase(room);
  if (consents) await unionConsent(room, caseCode, { partyId: worker.id, scope: 'LEGAL_AID' });
  const aid = { applicantPartyId: worker.id, matter: '劳动仲裁代理', urgent: false };
  await transferLegalAid(unionist(room), { caseCode, to: justice.code, ...aid });
  return caseCode;
}

export async function lead(room: Linkage, group = '农民工', workers = 3): Promise<string> {
  const { caseCode } = await unionCase(room);
  const about = { subject: '欠薪', group, workers, employerUncooperative: false, facts: '欠薪三个月。' };
  await sendLead(unionist(room), { caseCode, to: procuratorate.code, ...about });
  return caseCode;
}

export async function askSupport(room: Linkage, { weakPosition = '残疾职工', consents = true } = {}) {
  const { caseCode, worker } = await unionCase(room);
  if (consents) await unionConsent(room, caseCode, { partyId: worker.id, scope: 'SUPPORTED_LITIGATION' });
  const asked = { weakPosition, request: '支付工资', facts: '欠薪三个月。' };
  const to = procuratorate.code;
  await applySupport(unionist(room), { caseCode, to, claimantPartyIds: [worker.id], ...asked });
  return caseCode;
}

/** An opinion in a case that the arbitration has since accepted. */
async function inProcedure(room: Linkage) {
  const served = await opinionServed(room);
  const { id } = await referred(room, { ...served, ...(await room.parties('union', served.caseCode)) });
  await room.agency('union').dataSource.manager.update(ReferralEntity, { id }, { state: 'ACCEPTED' });
  return served;
}

export const unionArrowJourneys: ArrowJourney[] = [
  {
    ...{ arrow: 'A05', from: 'union', to: 'court', comesBack: 'MATERIALS_INCOMPLETE' },
    out: async (room) => apply(room, confirmationRoute, await agreedCase(room)),
    guards: {
      ...commonGuards(confirmationRoute, '2025-04-03'),
      CLAIM_TYPE: {
        code: 'EXCLUDED_CLAIM',
        attempt: async (room) =>
          apply(room, confirmationRoute, await agreedCase(room, ['CONFIRM_LABOUR_RELATION'])),
      },
      LAWFUL_ORGANISATION: {
        code: 'GUARD_NOT_MET',
        async attempt(room) {
          const agreed = await agreedCase(room);
          return unmarked(room, () => apply(room, confirmationRoute, agreed));
        },
      },
    },
  },
  {
    ...{ arrow: 'A06', from: 'union', to: 'human-resources', comesBack: 'OUT_OF_SCOPE' },
    out: async (room) => apply(room, reviewRoute, await agreedCase(room)),
    guards: {
      ...commonGuards(reviewRoute, '2025-03-19'),
      CLAIM_TYPE: {
        code: 'EXCLUDED_CLAIM',
        attempt: async (room) =>
          apply(room, reviewRoute, await agreedCase(room, ['CONFIRM_LABOUR_RELATION'])),
      },
    },
  },
  {
    ...{ arrow: 'A07', from: 'union', to: 'justice', comesBack: 'NO_JURISDICTION' },
    out: (room) => transfer(room),
    guards: { CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => transfer(room, false) } },
  },
  {
    ...{ arrow: 'A08', from: 'union', to: 'human-resources', comesBack: 'ALREADY_IN_PROCEDURE' },
    async out(room) {
      const served = await opinionServed(room);
      await recommend(room, served);
      return served.caseCode;
    },
    guards: {
      COUNTY_LEVEL: {
        code: 'FORBIDDEN',
        async attempt(room) {
          const served = await opinionServed(room);
          return unmarked(room, () => recommend(room, served));
        },
        async offer(room, look) {
          const { caseCode } = await opinionServed(room);
          return unmarked(room, () => look(caseCode));
        },
      },
      OPINION_UNHEEDED: {
        code: 'WRONG_STATE',
        attempt: async (room) => recommend(room, await opinionServed(room, { refused: false })),
        offer: async (room, look) => look((await opinionServed(room, { refused: false })).caseCode),
      },
      NOT_IN_PROCEDURE: {
        code: 'WRONG_STATE',
        attempt: async (room) => recommend(room, await inProcedure(room)),
        offer: async (room, look) => look((await inProcedure(room)).caseCode),
      },
    },
  },
  {
    ...{ arrow: 'A10', from: 'union', to: 'procuratorate', comesBack: 'OUT_OF_SCOPE' },
    out: (room) => lead(room),
    guards: {
      COUNTY_LEVEL: { code: 'FORBIDDEN', attempt: (room) => unmarked(room, () => lead(room)) },
      LISTED_GROUP_OR_MASS: { code: 'GUARD_NOT_MET', attempt: (room) => lead(room, '普通职工', 30) },
    },
  },
  {
    ...{ arrow: 'A11', from: 'union', to: 'procuratorate', comesBack: 'PARTY_REFUSES' },
    out: (room) => askSupport(room),
    guards: {
      HARD_TO_SUE: { code: 'BAD_INPUT', attempt: (room) => askSupport(room, { weakPosition: ' ' }) },
      CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => askSupport(room, { consents: false }) },
      SUIT_ADMISSIBLE: notYetSuable((room) => askSupport(room)),
      CLAIMANT_SUES: nobodySues((room) => askSupport(room)),
    },
  },
  {
    ...{ arrow: 'A09', from: 'union', to: null, comesBack: null },
    out: async (room) => (await opinionServed(room)).caseCode,
    guards: {
      TWO_INSPECTORS: {
        code: 'BAD_INPUT',
        attempt: (room) => opinionServed(room, { inspectors: ['样例甲', '样例甲'] }),
      },
    },
  },
];
