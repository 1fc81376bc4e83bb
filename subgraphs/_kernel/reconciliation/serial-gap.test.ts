import { afterAll, beforeAll, expect, test } from 'vitest';
import { court, secondCourt } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { nextSerial } from '../case-file/open-case.js';
import { parseCaseCode } from '../values/case-code.js';
import { serialGap } from './serial-gap.js';

const book = 'filing book 2024';
const today = 'filing book of the day';
let county: ToyCounty;
beforeAll(async () => {
  const currentSeries = (organisation: string) => (organisation === court.code ? [today] : []);
  county = await toyCounty({ court: { currentSeries } });
});
afterAll(() => county.stop());

/** A number that leaves the court in no message. */
function number(series: string): Promise<number> {
  return county.clerk(county.court).transaction((tx) => nextSerial(tx, series));
}
const serialOf = (caseCode: string): number => parseCaseCode(caseCode).serial;
const gaps = () =>
  county.court.dataSource.query<{ size: number }[]>('select size from serial_gap order by at');
const told = () =>
  county.court.dataSource.query<{ organisation: string; what: string; count: number }[]>(
    `select organisation, what, count from exchange_alarm where kind = 'NUMBERS_SKIPPED' order by organisation`,
  );

test('no number that was given before a restore is given after it, though no message carried it', async () => {
  county.setTime('2024-09-05T09:00:00+08:00');
  await sendReferral(county);
  const kept = await number(book);
  const restore = await county.backUp(county.court);
  county.setTime('2024-09-05T10:00:00+08:00');
  const lost = await sendReferral(county);
  const unsent = [await number(book), await number(book), await number(today)];
  // A case was opened last of all, and nobody has heard of it.
  const unheard = await sendReferral(county, { deliver: false });
  await restore();
  county.setTime('2024-09-05T11:00:00+08:00');
  await county.reconcile(county.court);

  const next = await sendReferral(county);
  expect(serialOf(next.caseCode)).toBeGreaterThan(serialOf(unheard.caseCode));
  expect(serialOf(next.caseCode)).toBeGreaterThan(serialOf(lost.caseCode) + serialGap);
  expect([await number(book), await number(today)]).toEqual([kept + serialGap + 1, serialGap + 1]);
  expect(unsent).toEqual([kept + 1, kept + 2, 1]);
  expect(await gaps()).toEqual([{ size: serialGap }]);
  const audited = await county.court.dataSource.query(`select 1 from audit_entry where act = 'serial.gap'`);
  expect(audited).toHaveLength(1);
  const both = [court.code, secondCourt.code].sort();
  expect(await told()).toEqual(
    both.map((organisation) => ({ organisation, what: `+${serialGap}`, count: 1 })),
  );
});

test('once for each restore: not again while the others are compared with, but after the next one', async () => {
  const before = await number(book);
  await county.reconcile(county.court);
  expect(await number(book)).toBe(before + 1);

  county.setTime('2024-09-06T09:00:00+08:00');
  const restore = await county.backUp(county.court);
  county.setTime('2024-09-06T10:00:00+08:00');
  await sendReferral(county);
  await restore();
  county.setTime('2024-09-06T11:00:00+08:00');
  await county.reconcile(county.court);
  await county.reconcile(county.court);
  expect(await number(book)).toBe(before + 2 + serialGap);
  expect(await gaps()).toHaveLength(2);
  expect((await told()).map(({ count }) => count)).toEqual([2, 2]);
});

test('without a restore no number is left out', async () => {
  const before = await number(book);
  const { caseCode } = await sendReferral(county);
  await county.reconcile(county.court);
  const next = await sendReferral(county);
  expect(serialOf(next.caseCode)).toBe(serialOf(caseCode) + 1);
  expect(await number(book)).toBe(before + 1);
});
