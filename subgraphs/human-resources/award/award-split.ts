import { type ClaimKind, isClaimOfMoney } from '../arbitration/claim-item.js';

/** FINAL: the employer cannot sue on it (终局裁决); NON_FINAL: either side can (非终局裁决). */
export type Finality = 'FINAL' | 'NON_FINAL';

/** Disputes from carrying out the state's labour standards (调仲法 §47(2)): final whatever they are worth. */
const standards: readonly ClaimKind[] = ['WORKING_TIME', 'REST_LEAVE', 'SOCIAL_INSURANCE'];

/** The law's measure of a small claim: so many monthly minimum wages of the place. */
const months = 12;

export interface JudgedItem {
  kind: ClaimKind;
  /** In fen; null where no sum was claimed. */
  claimed: number | null;
  /** In fen; null where the claim was dismissed or nothing is to be paid. */
  awarded: number | null;
}

/** The sum up to which one item is a small claim (小额), in fen. */
export function smallClaimLimit(monthlyMinimumWage: number): number {
  return months * monthlyMinimumWage;
}

/**
 * Each item is judged by itself (调仲法 §47; 办案规则 §50; 解释一 §19): by the sum awarded, or by the sum claimed where the claim was
 * dismissed. What the items come to together decides nothing.
 */
export function finalityOf({ kind, claimed, awarded }: JudgedItem, monthlyMinimumWage: number): Finality {
  if (standards.includes(kind)) return 'FINAL';
  const sum = awarded ?? claimed;
  const small = isClaimOfMoney(kind) && sum !== null && sum <= smallClaimLimit(monthlyMinimumWage);
  return small ? 'FINAL' : 'NON_FINAL';
}
