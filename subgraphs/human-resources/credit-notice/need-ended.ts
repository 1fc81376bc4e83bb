import { Refusal } from '#kernel/refusal.js';
import type { WageBlacklistEntryEntity } from '../wage-blacklist/entry.entity.js';

/** The listing was told to the platform, and has ended. Refuses with WRONG_STATE. */
export function needEnded({
  endedOn,
  sharedOn,
}: Pick<WageBlacklistEntryEntity, 'endedOn' | 'sharedOn'>): void {
  if (endedOn === null) throw new Refusal('WRONG_STATE', '该用人单位还没有移出名单。');
  if (sharedOn === null) throw new Refusal('WRONG_STATE', '列入决定没有推送过，不需要推送移出。');
}
