import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';

/**
 * What follows by law when the last day of a deadline has passed without what was due (逾期后果). Runs in one transaction with the
 * locked deadline, in the name of its organisation. False where the record does not let it follow yet: then the deadline is
 * looked at again the next day.
 */
export type LapseHandler = (
  tx: EntityManager,
  ctx: RequestContext,
  deadline: DeadlineEntity,
) => Promise<boolean>;

/** By rule of schema/law. */
export type Lapses = Partial<Record<string, LapseHandler>>;
