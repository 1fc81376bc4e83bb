import type { EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';
import type { CourtMode } from '../profile/court-profile.entity.js';
import { modeOf } from '../profile/mode-of.js';

/** Mediation before filing is for courts of mode P. Refuses with COURT_MODE_F and names the way that is open. */
export async function needModeP(db: EntityManager, organisation: string, on: string): Promise<void> {
  refuseModeF(await modeOf(db, organisation, on));
}

export function refuseModeF(mode: CourtMode): void {
  if (mode === 'P') return;
  throw new Refusal(
    'COURT_MODE_F',
    '本院实行先立案、后调解，不能在立案前委派调解（A01）。',
    '请先登记立案，再征得双方同意办理委托调解（A02）。',
  );
}
