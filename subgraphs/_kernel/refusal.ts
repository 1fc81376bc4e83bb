/** The codes an answer of "no" may carry; the desk reads the code, the clerk reads the message and the hint. */
export type RefusalCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'WRONG_STATE'
  | 'BAD_INPUT'
  | 'BAD_LIST'
  | 'AMOUNTS_DIFFER'
  | 'NOT_COLLECTIVE'
  | 'REPRESENTATIVE_COUNT'
  | 'CONSENT_MISSING'
  | 'ONE_PARTY_APPLICATION'
  | 'OUT_OF_TIME'
  | 'COURT_MODE_F'
  | 'CONFLICT_OF_INTEREST'
  | 'ALREADY_ANSWERED'
  | 'ALREADY_CONFIRMED'
  | 'ALREADY_IN_PROCEDURE'
  | 'BELOW_AMOUNT'
  | 'EXCLUDED_CLAIM'
  | 'CONFIDENTIAL'
  | 'PURPOSE_REQUIRED'
  | 'PURPOSE_NOT_YOURS'
  | 'TOO_MANY_LOOKUPS'
  | 'UNAUTHENTICATED'
  | 'UNKNOWN_ORGANISATION'
  | 'ARROW_NOT_OFFERED'
  | 'NOT_IN_ARRANGEMENT'
  | 'GUARD_NOT_MET'
  | 'ARBITRATION_FIRST'
  | 'NOT_DUE'
  | 'NOT_PECUNIARY'
  | 'NOT_CERTAIN'
  | 'COUNTER_DUTY'
  | 'DEBTOR_UNREACHABLE'
  | 'PRESERVATION_ASKED'
  | 'NOT_ENFORCEABLE'
  | 'SUIT_PENDING'
  | 'WRONG_LEVEL'
  | 'DOCUMENT_INCOMPLETE'
  | 'DOCUMENT_UNSIGNED'
  | 'CHARACTER_UNPRINTABLE'
  | 'SEAL_UNUSABLE'
  | `ATTACHMENT_${string}`
  | `INVALID_${string}`;

/** The answer is no, and the clerk may read why. Thrown inside an act, so that its transaction rolls back. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Absent and forbidden answer alike, so that nobody can fish for what exists. */
export function notFound(): Refusal {
  return new Refusal(
    'NOT_FOUND',
    '没有查到，或者您无权查看。',
    '请核对编号；案件码最后一位是校验字符，抄错会查不到。',
  );
}

/** Refuses unless the policy said yes. */
export function permit(allowed: boolean, refusal: () => Refusal = notFound): asserts allowed {
  if (!allowed) throw refusal();
}
