/** Why a final award may be annulled: 劳动争议调解仲裁法 §49. */
export const annulmentGrounds = {
  WRONG_LAW: 'WRONG_LAW',
  NO_JURISDICTION: 'NO_JURISDICTION',
  PROCEDURE: 'PROCEDURE',
  FORGED_EVIDENCE: 'FORGED_EVIDENCE',
  CONCEALED_EVIDENCE: 'CONCEALED_EVIDENCE',
  CORRUPT_ARBITRATOR: 'CORRUPT_ARBITRATOR',
} as const;
export type AnnulmentGround = keyof typeof annulmentGrounds;
