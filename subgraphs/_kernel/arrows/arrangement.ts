import { z } from 'zod';
import { lawInForce, table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';
import type { Organisation } from '#kernel/exchange/address-book.js';
import { Refusal } from '#kernel/refusal.js';
import type { Arrow } from './arrow-row.js';

const arrangementRow = z.strictObject({
  id: z.string(),
  division: z.string().regex(/^(\d{2}){1,3}$/),
  name: z.string(),
  /** Agencies of the hub that take part. */
  members: z.array(z.string()).min(1),
  /** Others that join by invitation, by their names. */
  partners: z.array(z.string()).default([]),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type Arrangement = z.infer<typeof arrangementRow>;

/** Which agencies take part where (联动机制成员): schema/law/arrangements.yaml. */
export const arrangements = table('arrangements.yaml', arrangementRow);

/** The arrangement of a place on a day: the row that covers least, else that of the whole country. */
export function arrangementOf(
  division: string,
  on: string,
  rows: readonly Arrangement[] = arrangements(),
): Arrangement {
  const covering = rows.filter((row) => lawInForce(row, on) && covers(row, division));
  const [found] = covering.sort((a, b) => reach(b) - reach(a));
  if (!found) throw new Error('arrangements.yaml has no row for the whole country.');
  return found;
}

function covers(row: Arrangement, division: string): boolean {
  return row.division === '00' || division.startsWith(row.division);
}

function reach({ division }: Arrangement): number {
  return division === '00' ? 0 : division.length;
}

/** Refuses with NOT_IN_ARRANGEMENT where one of the two takes no part in the linkage of the case's place. */
export function needArranged(
  arrow: Pick<Arrow, 'name'>,
  ends: readonly Pick<Organisation, 'agency' | 'name'>[],
  place: { division: string; on: string },
): void {
  const { name, members } = arrangementOf(place.division, place.on);
  const outside = ends.find(({ agency }) => !members.includes(agency));
  if (!outside) return;
  throw new Refusal(
    'NOT_IN_ARRANGEMENT',
    `${outside.name}没有参加案件所在地的联动（${name}），不能办理${arrow.name}。`,
    '请在联动之外依法移送，或者告知当事人自行申请。',
  );
}
