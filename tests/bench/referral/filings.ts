import { causeVersionOn } from '../../../infra/demo/numbers.js';
import { firms, workerAt } from '../../../infra/demo/people-of-cases.js';
import { Random } from '../../../infra/demo/random.js';
import { receiveFiling } from '../../../subgraphs/court/filing-intake/receive-filing.js';
import { setOwnProfile } from '../../../subgraphs/court/profile/set-profile.js';
import { localDate } from '#kernel/values/local-date.js';
import type { SendingAgencies } from '../exchange/sending-agencies.js';

const atOnce = 4;

/** Complaints at the court's counter, ready to be delegated to a mediator; answers the ids of the filings. */
export async function prepareFilings(agencies: SendingAgencies, count: number): Promise<string[]> {
  const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: localDate('2016-01-01') } as const;
  await setOwnProfile(agencies.as('administrator-court'), profile);
  const random = new Random(370_499);
  const filings: string[] = [];
  let serial = 0;
  const lane = async (): Promise<void> => {
    while (serial < count) filings.push(await fileOne(agencies, ++serial, random));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return filings;
}

async function fileOne(agencies: SendingAgencies, serial: number, random: Random): Promise<string> {
  const ctx = agencies.as('court-clerk');
  const claim = random.between(32, 640) * 10_000;
  const given = { scope: 'MEDIATION', channel: 'ONLINE', evidence: '线上调解同意书' } as const;
  const { id } = await receiveFiling(ctx, {
    ...{ cause: 'WAGE_CLAIM', causeVersion: causeVersionOn(ctx.today), claim },
    ...{ directSuitGround: 'WAGE_IOU', awardNumber: null, title: null },
    facts: `用人单位拖欠工资，出具工资欠条，欠款${(claim / 100).toFixed(2)}元。`,
    parties: [
      { side: 'APPLICANT', kind: 'PERSON', ...workerAt(serial, random) },
      { side: 'RESPONDENT', kind: 'EMPLOYER', ...random.pick(firms) },
    ],
    consents: [
      { side: 'APPLICANT', ...given },
      { side: 'RESPONDENT', ...given },
    ],
  });
  return id;
}
