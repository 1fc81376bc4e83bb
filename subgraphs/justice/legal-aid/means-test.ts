import { Refusal } from '#kernel/refusal.js';
import type { LegalAidCaseEntity, MeansExemption } from './aid.entity.js';

export const meansExemptions: { [E in MeansExemption]: E } = {
  MIGRANT_WAGES: 'MIGRANT_WAGES',
  WORK_INJURY: 'WORK_INJURY',
};

/** Reads an exemption as another agency wrote it; null where it names none that the law knows. */
export function meansExemptionOf(text: string | null | undefined): MeansExemption | null {
  return text && Object.hasOwn(meansExemptions, text) ? (text as MeansExemption) : null;
}

/** Aid is granted to the exempt without a look at their means, and to others on what they declare (法律援助法 §41–42). */
export function needMeans(aid: Pick<LegalAidCaseEntity, 'meansExemption' | 'meansDeclaration'>): void {
  if (aid.meansExemption !== null || aid.meansDeclaration?.trim()) return;
  throw new Refusal(
    'BAD_INPUT',
    '尚未核查申请人的经济困难状况。',
    '请登记经济困难说明；进城务工人员请求支付劳动报酬或者工伤赔偿的，免予核查（法律援助法第四十二条第三项）。',
  );
}
