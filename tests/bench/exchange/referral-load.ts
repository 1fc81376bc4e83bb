import { keepConsent } from '#kernel/consent/keep-consent.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { humanResources, justice, procuratorate, union } from '../../../infra/county/organisations.js';
import { Random } from '../../../infra/demo/random.js';
import { delegateMediation } from '../../../subgraphs/court/pre-filing-mediation/delegate-mediation.js';
import { setOwnProfile } from '../../../subgraphs/court/profile/set-profile.js';
import { registerIntake } from '../../../subgraphs/union/intake/register-intake.js';
import { sendLead } from '../../../subgraphs/union/lead/send-lead.js';
import { transferLegalAid } from '../../../subgraphs/union/legal-aid/transfer-legal-aid.js';
import { disputeAt, fileComplaint } from './complaints.js';
import type { SendingAgencies } from './sending-agencies.js';

/** Issues one referral; answers when the act's transaction has ended. */
export type Issue = () => Promise<unknown>;

/** What the referrals of one round of the mix are, for the report. */
export const mix = [
  'A01 court → union',
  'A07 union → justice',
  'A01 court → human-resources',
  'A10 union → procuratorate',
] as const;

const officer = 'union-officer';
const clerk = 'court-clerk';
const preparedAtOnce = 4;

/** Cases at the doors of the union and the court, and the referrals that can be issued on them, in the order of the mix. */
export class ReferralLoad {
  private readonly random = new Random(370_499);
  private serial = 0;
  private readonly ready: Issue[] = [];

  constructor(private readonly agencies: SendingAgencies) {}

  /** What stands before the first case. */
  async begin(): Promise<void> {
    const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: localDate('2016-01-01') } as const;
    await setOwnProfile(this.agencies.as('administrator-court'), profile);
  }

  get length(): number {
    return this.ready.length;
  }

  take(): Issue | undefined {
    return this.ready.shift();
  }

  /** Opens cases until this many referrals can be issued. */
  async prepare(referrals: number): Promise<void> {
    let missing = Math.ceil((referrals - this.ready.length) / mix.length);
    const lane = async (): Promise<void> => {
      while (missing-- > 0) this.ready.push(...(await this.round()));
    };
    await Promise.all(Array.from({ length: preparedAtOnce }, lane));
  }

  private async round(): Promise<Issue[]> {
    const toUnion = await this.complaint(union.code);
    const toHumanResources = await this.complaint(humanResources.code);
    const [aid, lead] = await this.visit();
    return [toUnion, aid, toHumanResources, lead];
  }

  private async complaint(to: string): Promise<Issue> {
    const serial = ++this.serial;
    const ctx = this.agencies.as(clerk);
    const id = await fileComplaint(ctx, serial, this.random);
    const number = `（${ctx.today.slice(0, 4)}）鲁0499民诉前调${serial}号`;
    const materials = ['起诉状副本', '工资欠条', '送达地址确认书'];
    return () => delegateMediation(this.agencies.as(clerk), { filingIntakeId: id, to, number, materials });
  }

  /** A worker at the union's door: an application for legal aid and a lead can come of it. */
  private async visit(): Promise<[Issue, Issue]> {
    const serial = ++this.serial;
    const { caseCode } = await registerIntake(this.agencies.as(officer), {
      ...disputeAt(serial, this.random),
      door: 'VISIT',
    });
    const ctx = this.agencies.as(officer);
    const { id: applicantPartyId } = await ctx.db.findOneByOrFail(PartyEntity, {
      ...{ caseCode, organisation: union.code, side: 'APPLICANT' },
    });
    const evidence = '法律援助转交同意书';
    await keepConsent(ctx, caseCode, {
      ...{ partyId: applicantPartyId, scope: 'LEGAL_AID', channel: 'PAPER', evidence },
    });
    const aid = { to: justice.code, applicantPartyId, matter: '劳动仲裁代理', urgent: false };
    const lead = {
      ...{ to: procuratorate.code, subject: '农民工权益受侵害线索', group: '农民工', workers: 6 },
      ...{ employerUncooperative: true, facts: '用人单位拒收工会文书，不配合核实。' },
    };
    return [
      () =>
        transferLegalAid(this.agencies.as(officer), { caseCode, ...aid, meansExemption: 'MIGRANT_WAGES' }),
      () => sendLead(this.agencies.as(officer), { caseCode, ...lead }),
    ];
  }
}
