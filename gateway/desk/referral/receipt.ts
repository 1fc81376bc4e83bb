import type { AgencyField } from '../shell/session.ts';
import { readReferrals, type OwnReferral } from './own-referrals.ts';

/** How often, and how long, the machine receipt of a referral just sent is asked for. */
const [pause, tries] = [700, 20];

/** Waits for the receipt; answers the referral as it stands then, and null where none is found. */
export async function followReceipt(
  field: AgencyField,
  sent: { caseCode: string; arrow: string; id: string | null },
): Promise<OwnReferral | null> {
  let found: OwnReferral | null = null;
  for (let turn = 0; turn < tries; turn += 1) {
    const referrals = await readReferrals(field, sent.caseCode).catch(() => []);
    found =
      referrals.find(({ id, direction, arrow }) =>
        sent.id ? id === sent.id : direction === 'OUT' && arrow === sent.arrow,
      ) ?? null;
    if (found?.deliveredAt) return found;
    await new Promise((done) => setTimeout(done, pause));
  }
  return found;
}
