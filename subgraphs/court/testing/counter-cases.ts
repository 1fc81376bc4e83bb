import { randomUUID } from 'node:crypto';
import type { NewParty } from '#kernel/case-file/open-case.js';
import type { ApplicationSubject } from '../counter/case-of-application.js';

const employer: NewParty = {
  side: 'RESPONDENT',
  kind: 'EMPLOYER',
  name: '虚构韩城机械有限公司',
  creditCode: '91610599FAKE00056P',
};

/** So many workers against 虚构韩城机械有限公司, as their applications name them at the counter. */
export function workersAtCounter(count: number): { subject: ApplicationSubject; workers: string[] } {
  const workers = Array.from({ length: count }, () => randomUUID());
  const parties = workers.map((id, at): NewParty => {
    return { id, side: 'APPLICANT', kind: 'PERSON', name: `测试工${at + 1}` };
  });
  return { subject: newDispute([...parties, employer]), workers };
}

export function newDispute(parties: NewParty[]): ApplicationSubject {
  const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2020', title: null, facts: null, parties };
  return { referralId: null, caseCode: null, dispute };
}

export const named = (partyId: string) => ({ partyId, idNumber: null });
export const theOnlyOne = { partyId: null, idNumber: null };
