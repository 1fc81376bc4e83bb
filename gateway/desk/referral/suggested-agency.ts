/**
 * Where a matter that is sent back for a reason most likely belongs. An arbitration or a suit that runs already goes to
 * those who run it, a sham is looked into by the procuratorate; what is no labour dispute is for people’s mediation.
 */
const likely: Record<string, string[]> = {
  OUT_OF_SCOPE: ['human-resources', 'justice'],
  NO_JURISDICTION: ['human-resources', 'court'],
  ALREADY_IN_PROCEDURE: ['human-resources', 'court'],
  BEYOND_EXPERTISE: ['justice', 'union'],
  CONFLICT_OF_INTEREST: ['justice', 'union'],
  SUSPECTED_SHAM: ['procuratorate', 'court'],
  OUT_OF_TIME: ['court', 'human-resources'],
  NOT_SUITABLE: ['court', 'human-resources'],
};

/** Null where the reason does not say that it belongs elsewhere. */
export function suggestedFor(reason: string, own: string): string | null {
  return likely[reason]?.find((agency) => agency !== own) ?? null;
}
