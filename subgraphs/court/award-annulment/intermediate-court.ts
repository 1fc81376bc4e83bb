import type { EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';
import { profileOf } from '../profile/mode-of.js';

/** A court code of a province and two digits is an intermediate court's: 鲁04. A basic court's has four. */
export function isIntermediate(courtCode: string): boolean {
  return /^\p{Script=Han}\d{2}$/u.test(courtCode);
}

/** Refuses with WRONG_LEVEL where the court's profile does not say that it is one. */
export async function needIntermediate(tx: EntityManager, organisation: string, on: string): Promise<void> {
  const profile = await profileOf(tx, organisation, on);
  if (profile && isIntermediate(profile.courtCode)) return;
  throw new Refusal(
    'WRONG_LEVEL',
    '撤销仲裁裁决由中级人民法院管辖（劳动争议调解仲裁法第49条）。',
    profile ? `本院代字“${profile.courtCode}”不是中级人民法院。` : '本院还没有设置法院代字，请管理员设置。',
  );
}
