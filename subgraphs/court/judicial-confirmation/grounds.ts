/** Why an application is not accepted: 民诉解释 §355, and what the joint application itself needs (民诉法 §205). */
export const refusalGrounds = {
  OUTSIDE_COURT_SCOPE: 'OUTSIDE_COURT_SCOPE',
  WRONG_COURT: 'WRONG_COURT',
  STATUS_RELATION: 'STATUS_RELATION',
  OTHER_SPECIAL_PROCEDURE: 'OTHER_SPECIAL_PROCEDURE',
  PROPERTY_TITLE: 'PROPERTY_TITLE',
  NOT_JOINT: 'NOT_JOINT',
  OUT_OF_TIME: 'OUT_OF_TIME',
  ORGANISATION_NOT_LAWFUL: 'ORGANISATION_NOT_LAWFUL',
  ALREADY_CONFIRMED: 'ALREADY_CONFIRMED',
} as const;
export type RefusalGround = keyof typeof refusalGrounds;

/** Why an agreement is not confirmed: 民诉解释 §358. */
export const rejectionGrounds = {
  BREAKS_MANDATORY_LAW: 'BREAKS_MANDATORY_LAW',
  HARMS_OTHERS: 'HARMS_OTHERS',
  AGAINST_PUBLIC_ORDER: 'AGAINST_PUBLIC_ORDER',
  NOT_VOLUNTARY: 'NOT_VOLUNTARY',
  UNCLEAR: 'UNCLEAR',
  OTHER: 'OTHER',
} as const;
export type RejectionGround = keyof typeof rejectionGrounds;

/** The return reason of schema/law/return-reasons.yaml that carries a refusal back to the sender. */
export const returnReasonOf: Record<RefusalGround, string> = {
  OUTSIDE_COURT_SCOPE: 'OUT_OF_SCOPE',
  WRONG_COURT: 'NO_JURISDICTION',
  STATUS_RELATION: 'OUT_OF_SCOPE',
  OTHER_SPECIAL_PROCEDURE: 'ALREADY_IN_PROCEDURE',
  PROPERTY_TITLE: 'OUT_OF_SCOPE',
  NOT_JOINT: 'PARTY_REFUSES',
  OUT_OF_TIME: 'OUT_OF_TIME',
  ORGANISATION_NOT_LAWFUL: 'OUT_OF_SCOPE',
  ALREADY_CONFIRMED: 'DUPLICATE',
};
