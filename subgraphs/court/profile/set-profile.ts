import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/act.js';
import { parseCaseNumber } from '#kernel/values/case-number.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { type CourtMode, CourtProfileEntity } from './court-profile.entity.js';
import { maySetProfile } from './court-profile.policy.js';

export interface NewProfile {
  courtCode: string;
  mode: CourtMode;
  effectiveFrom: LocalDate;
}

/** Sets how a court takes in disputes from a day on. Refuses with INVALID_CASE_NUMBER a code no case number can carry. */
export async function setProfile(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  input: NewProfile,
): Promise<CourtProfileEntity> {
  const courtCode = parseCaseNumber(`（2025）${input.courtCode}民初1号`).court;
  const { mode, effectiveFrom } = input;
  const known = await tx.findOneBy(CourtProfileEntity, { organisation, effectiveFrom });
  const row: CourtProfileEntity = {
    id: known?.id ?? randomUUID(),
    organisation,
    courtCode,
    mode,
    effectiveFrom,
  };
  if (known) await tx.update(CourtProfileEntity, row.id, row);
  else await tx.insert(CourtProfileEntity, row);
  record(tx, ctx, 'profile.set', row.id, { details: { organisation, courtCode, mode, effectiveFrom } });
  return row;
}

export function setOwnProfile(ctx: RequestContext, input: NewProfile): Promise<CourtProfileEntity> {
  permit(maySetProfile(ctx.actor));
  return ctx.transaction((tx) => setProfile(tx, ctx, ctx.actor.organisation, input));
}
