import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { courtModeOn } from '#kernel/clock/law.js';
import { type CourtMode, CourtProfileEntity } from './court-profile.entity.js';

/** The profile in force at a court on a day; null where it has none and the law's default applies. */
export function profileOf(
  db: EntityManager,
  organisation: string,
  on: string,
): Promise<CourtProfileEntity | null> {
  return db.findOne(CourtProfileEntity, {
    where: { organisation, effectiveFrom: LessThanOrEqual(on) },
    order: { effectiveFrom: 'DESC' },
  });
}

export async function modeOf(db: EntityManager, organisation: string, on: string): Promise<CourtMode> {
  return (await profileOf(db, organisation, on))?.mode ?? courtModeOn(on);
}
