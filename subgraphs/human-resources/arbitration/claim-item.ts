import { randomUUID } from 'node:crypto';
import { Refusal } from '#kernel/refusal.js';

/**
 * WAGES                  劳动报酬
 * OVERTIME               加班工资
 * DOUBLE_PAY             未签书面合同的二倍工资差额
 * ECONOMIC_COMPENSATION  经济补偿
 * DAMAGES                赔偿金
 * INJURY_MEDICAL         工伤医疗费
 * WORKING_TIME           工作时间
 * REST_LEAVE             休息休假
 * SOCIAL_INSURANCE       社会保险
 * LABOUR_RELATION        确认劳动关系
 * OTHER                  其他
 */
export type ClaimKind =
  | 'WAGES'
  | 'OVERTIME'
  | 'DOUBLE_PAY'
  | 'ECONOMIC_COMPENSATION'
  | 'DAMAGES'
  | 'INJURY_MEDICAL'
  | 'WORKING_TIME'
  | 'REST_LEAVE'
  | 'SOCIAL_INSURANCE'
  | 'LABOUR_RELATION'
  | 'OTHER';

/** One item of what is claimed (仲裁请求): its kind, its sum and the months it is for. */
export interface ClaimItem {
  id: string;
  kind: ClaimKind;
  /** In fen; null where no sum is claimed. */
  amount: number | null;
  from: string | null;
  until: string | null;
  text: string | null;
}

export interface NewClaimItem {
  kind: ClaimKind;
  amount?: number | null;
  from?: string | null;
  until?: string | null;
  text?: string | null;
}

/** Claims of money: an item without its sum cannot be judged against the minimum wage. */
const sums: readonly ClaimKind[] = [
  'WAGES',
  'OVERTIME',
  'DOUBLE_PAY',
  'ECONOMIC_COMPENSATION',
  'DAMAGES',
  'INJURY_MEDICAL',
];

export function isClaimOfMoney(kind: ClaimKind): boolean {
  return sums.includes(kind);
}

/** The items as they are entered. Refuses with BAD_INPUT a claim of money without its sum, and a period that ends before it begins. */
export function claimItems(given: readonly NewClaimItem[]): ClaimItem[] {
  return given.map(({ kind, amount = null, from = null, until = null, text = null }) => {
    if (isClaimOfMoney(kind) && amount === null)
      throw new Refusal(
        'BAD_INPUT',
        '请填写每项请求的金额。',
        '一裁终局按各项请求分别判断（调解仲裁法第47条）。',
      );
    if (from && until && until < from) throw new Refusal('BAD_INPUT', '请求期间的截止日期早于起始日期。');
    return { id: randomUUID(), kind, amount, from, until, text: text?.trim() || null };
  });
}
