import { type NewDispute, openCase } from '#kernel/case-file/open-case.js';
import { needConsentOfBoth, recordConsent } from '#kernel/consent/record-consent.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { court, union } from '../../infra/county/organisations.js';
import type { ToyCounty } from './toy-county.js';

export const wageDispute: NewDispute = {
  ...{
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    title: '追索劳动报酬纠纷',
    claim: 1_860_000,
    facts: '欠条',
  },
  door: 'COMPLAINT',
  parties: [
    { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
    { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
  ],
};

/** A delegation from the toy court to the toy union about a new case, with the consent of both sides, delivered. */
export async function sendReferral(
  county: ToyCounty,
  { deliver = true } = {},
): Promise<{ id: string; caseCode: string }> {
  const ctx = county.clerk(county.court);
  const referral = await ctx.transaction(async (tx) => {
    const { file, parties } = await openCase(tx, ctx, court.code, wageDispute);
    const { caseCode } = file;
    const given = { scope: 'MEDIATION', channel: 'ONLINE', evidence: '线上调解同意书' } as const;
    for (const { id: partyId } of parties)
      await recordConsent(tx, ctx, court.code, caseCode, { ...given, partyId });
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A01', from: court.code, to: union.code, caseCode, recordId: null, materials: [] },
      consents: await needConsentOfBoth(tx, court.code, caseCode, 'MEDIATION'),
      letter: { type: 'DELEGATION_LETTER', number: null, title: '委派调解函', signedBy: '样例书记员' },
      content: { mediation: { stage: 'PRE_FILING' } },
    });
  });
  if (deliver) await county.deliverAll();
  return { id: referral.id, caseCode: referral.caseCode };
}
