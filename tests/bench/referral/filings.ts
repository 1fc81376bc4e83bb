import { localDate } from '#kernel/values/local-date.js';
import { Random } from '../../../infra/demo/random.js';
import { setOwnProfile } from '../../../subgraphs/court/profile/set-profile.js';
import { fileComplaint } from '../exchange/complaints.js';
import type { SendingAgencies } from '../exchange/sending-agencies.js';

const atOnce = 4;

/** Complaints at the court's counter; answers the ids of the filings. */
export async function prepareFilings(agencies: SendingAgencies, count: number): Promise<string[]> {
  const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: localDate('2016-01-01') } as const;
  await setOwnProfile(agencies.as('administrator-court'), profile);
  const random = new Random(370_499);
  const filings: string[] = [];
  let serial = 0;
  const lane = async (): Promise<void> => {
    while (serial < count) filings.push(await fileComplaint(agencies.as('court-clerk'), ++serial, random));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return filings;
}
