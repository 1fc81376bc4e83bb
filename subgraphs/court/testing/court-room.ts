import type { EntityManager } from 'typeorm';
import type { Actor, Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { ReferralEntity, type ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import {
  court as courtOrganisation,
  union as unionOrganisation,
} from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { court } from '../agency.js';
import type { NewFiling } from '../filing-intake/receive-filing.js';
import { setProfile } from '../profile/set-profile.js';
import { localDate } from '#kernel/values/local-date.js';

export const here = courtOrganisation.code;
export const theUnion = unionOrganisation.code;

/** The court with its own records, a union that knows only the kernel, and a register, without HTTP. */
export interface CourtRoom extends ToyCounty {
  clerkOfCourt(): RequestContext;
  judge(): RequestContext;
  mediator(): RequestContext;
  deadline(recordId: string, rule: string): Promise<DeadlineEntity>;
  referral(agency: Agency, id: string): Promise<ReferralEntity>;
  parties(caseCode: string): Promise<Record<'APPLICANT' | 'RESPONDENT', PartyEntity>>;
}

export async function courtRoom(): Promise<CourtRoom> {
  const county = await toyCounty({ court });
  const actor = (organisation: string, agency: string, role: Role): Actor => ({
    ...{ kind: 'STAFF', id: `${agency}-${role}`, name: '样例', agency, organisation, roles: [role] },
  });
  const room: CourtRoom = {
    ...county,
    clerkOfCourt: () => new RequestContext(county.court, actor(here, 'court', 'CLERK')),
    judge: () => new RequestContext(county.court, actor(here, 'court', 'JUDGE')),
    mediator: () => new RequestContext(county.union, actor(theUnion, 'union', 'MEDIATOR')),
    deadline: (recordId, rule) =>
      county.court.dataSource.manager.findOneByOrFail(DeadlineEntity, { recordId, rule }),
    referral: (agency, id) => agency.dataSource.manager.findOneByOrFail(ReferralEntity, { id }),
    async parties(caseCode) {
      const rows = await county.court.dataSource.manager.findBy(PartyEntity, { caseCode });
      const of = (side: string): PartyEntity => rows.find((row) => row.side === side)!;
      return { APPLICANT: of('APPLICANT'), RESPONDENT: of('RESPONDENT') };
    },
  };
  const ctx = room.clerkOfCourt();
  await ctx.transaction(async (tx) => {
    await setProfile(tx, ctx, here, {
      courtCode: '鲁0499',
      mode: 'P',
      effectiveFrom: localDate('2016-01-01'),
    });
    await setProfile(tx, ctx, here, {
      courtCode: '鲁0499',
      mode: 'F',
      effectiveFrom: localDate('2025-01-01'),
    });
  });
  return room;
}

/** 测试甲 against 虚构市中科技有限公司 on a wage IOU; consents as given. */
export function wageFiling(
  consents: NewFiling['consents'] = [],
  changes: Partial<NewFiling> = {},
): NewFiling {
  return {
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    title: null,
    claim: 1_860_000,
    facts: null,
    directSuitGround: 'WAGE_IOU',
    awardNumber: null,
    parties: [
      { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
      {
        side: 'RESPONDENT',
        kind: 'EMPLOYER',
        name: '虚构市中科技有限公司',
        creditCode: '91370499FAKE00013R',
      },
    ],
    consents,
    ...changes,
  };
}

export function mediationConsent(side: 'APPLICANT' | 'RESPONDENT'): NewFiling['consents'][number] {
  return { side, scope: 'MEDIATION', channel: 'ONLINE', evidence: '在线调解同意书' };
}

export const bothSides = [mediationConsent('APPLICANT'), mediationConsent('RESPONDENT')];

export function agreementOf(
  effectiveAt: string,
): NonNullable<ReferralIssuedBody['application']>['agreement'] {
  return {
    ...{
      agreementId: '0191e0a0-0000-7000-8000-000000000001',
      effectiveAt,
      route: 'DELEGATED',
      terms: '2024年10月31日前支付工资。',
    },
    ...{ amount: 1_860_000, performBy: '2024-10-31', claimKinds: ['WAGES'], signatures: [] },
  };
}

/** Runs an act of the union's in a transaction of its own. */
export function atUnion<T>(
  room: CourtRoom,
  work: (tx: EntityManager, ctx: RequestContext) => Promise<T>,
): Promise<T> {
  const ctx = room.mediator();
  return ctx.transaction((tx) => work(tx, ctx));
}
