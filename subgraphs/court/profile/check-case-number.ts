import type { EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';
import { parseCaseNumber } from '#kernel/values/case-number.js';
import { profileOf } from './mode-of.js';

/** Refuses a number of another kind of proceeding, or of another court. */
export async function checkCaseNumber(
  db: EntityManager,
  organisation: string,
  number: string,
  types: readonly string[],
  on: string,
): Promise<void> {
  const { type, court } = parseCaseNumber(number);
  if (!types.includes(type)) {
    throw new Refusal(
      'INVALID_CASE_NUMBER',
      `案号的类型代字“${type}”不对。`,
      `应当是：${types.join('、')}。`,
    );
  }
  const profile = await profileOf(db, organisation, on);
  if (profile && profile.courtCode !== court) {
    throw new Refusal(
      'INVALID_CASE_NUMBER',
      `“${court}”不是本院的法院代字。`,
      `本院代字是“${profile.courtCode}”。`,
    );
  }
}
