import type { Desk, Sent } from './desk.js';

const referralsQuery =
  'query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { court { referrals { id to } } } } }';

/** The id of a referral that a court has made about a case to that receiver; null where none is found. */
export async function referralOf(desk: Desk, clerk: string, { caseCode, to }: Sent): Promise<string | null> {
  const of = [{ __typename: 'Case', id: caseCode }];
  const data = await desk.prepare(clerk, referralsQuery, { of });
  const rows = (data?._entities[0]?.court?.referrals ?? []) as { id: string; to: string }[];
  return rows.find((row) => row.to === to)?.id ?? null;
}
