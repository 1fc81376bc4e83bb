/** DISPUTES_DEBT disputes the debt itself; the others leave it standing: 民诉解释 §436. */
export type ObjectionKind = 'DISPUTES_DEBT' | 'CANNOT_PAY' | 'ASKS_TIME' | 'ASKS_OTHER_MANNER';
export type ObjectionForm = 'WRITTEN' | 'ORAL';
/** Why an objection does not count; null where it does. */
export type ObjectionFault = 'ORAL' | 'LATE' | 'DEBT_NOT_DISPUTED';

export interface OrderObjection {
  receivedOn: string;
  /** The day it was made: of the postmark, where it was posted. */
  madeOn: string;
  form: ObjectionForm;
  kind: ObjectionKind;
  text: string;
  fault: ObjectionFault | null;
}

/** An objection counts only in writing, within the time from service, and against the debt itself. */
export function faultOf(
  { madeOn, form, kind }: Pick<OrderObjection, 'madeOn' | 'form' | 'kind'>,
  due: string,
): ObjectionFault | null {
  if (form === 'ORAL') return 'ORAL';
  if (madeOn > due) return 'LATE';
  return kind === 'DISPUTES_DEBT' ? null : 'DEBT_NOT_DISPUTED';
}
