import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { AgencyField } from '../shell/session.ts';

/** What became of one of several referrals that were signed for together. */
export interface SignedFor {
  id: string;
  /** Null where it is done; else why not, for the clerk. */
  refusal: string | null;
}

/** 签收: signs for referrals of the own agency, one after another; one that is refused does not stop the others. */
export async function signFor(agency: AgencyField, ids: readonly string[]): Promise<SignedFor[]> {
  const done: SignedFor[] = [];
  for (const id of ids) done.push({ id, refusal: await refusalOf(agency, id) });
  return done;
}

async function refusalOf(agency: AgencyField, id: string): Promise<string | null> {
  const documents: Partial<Record<AgencyField, (typeof byAgency.SignForReferral)['union']>> =
    byAgency.SignForReferral;
  const document = documents[agency];
  if (!document) return '本单位不接收移送。';
  try {
    await ask(document, { id });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return `${error.message}${error.hint ?? ''}`;
  }
}
