import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionOwnReferralsQuery } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';

type Part = NonNullable<NonNullable<UnionOwnReferralsQuery['case']>['part']>;
export type OwnReferral = Part['referrals'][number];

/** Referrals of a case as the own agency has them, the latest first. */
export async function readReferrals(field: AgencyField, caseCode: string): Promise<OwnReferral[]> {
  const documents: Partial<Record<AgencyField, (typeof byAgency.OwnReferrals)['union']>> =
    byAgency.OwnReferrals;
  const document = documents[field];
  if (!document) return [];
  const { data } = await ask(document, { caseCode });
  const found: OwnReferral[] = data.case?.part?.referrals ?? [];
  return [...found].sort((one, other) => other.sentAt.localeCompare(one.sentAt));
}
