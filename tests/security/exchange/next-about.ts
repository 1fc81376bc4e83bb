import { court, union } from '../../../infra/county/organisations.js';
import { letter, type Words } from '../attacks/thief.js';
import type { AbusedCounty, Side } from './abused-county.js';

const organisations = { court, union };
export const otherSide = { court: 'union', union: 'court' } as const;

export const now = (): string => new Date().toISOString();

/** The next message of a side about a referral, rightly numbered and signed. */
export async function nextAbout(
  county: AbusedCounty,
  from: Side,
  { id, caseCode }: { id: string; caseCode: string },
  type: string,
  body: Words,
  changes: Words = {},
): Promise<Words> {
  const to = otherSide[from];
  const [cursor] = await county
    .agencyOf(to)
    .dataSource.query<{ applied: number }[]>(
      'select applied from exchange_cursor where sender = $1 and destination = $2 and case_code = $3',
      [organisations[from].code, organisations[to].code, caseCode],
    );
  const way = { from: organisations[from], to: organisations[to], caseCode };
  return letter(
    { ...way, number: (cursor?.applied ?? 0) + 1, type, body: { referralId: id, at: now(), ...body } },
    { referralid: id, ...changes },
  );
}
