import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';

/** A last day that was counted anew because the holidays of its year became known or were corrected. */
export interface Recount {
  recordId: string;
  /** The rule of schema/law; null for the time another agency handles a referral within. */
  rule: string | null;
  /** The day it is counted from; null where the rule is. */
  from: string | null;
  before: string;
  due: string;
}

/** Takes the new last day over where a record keeps a copy of it. Same transaction. */
export type RecountHandler = (tx: EntityManager, ctx: RequestContext, recount: Recount) => Promise<void>;

/** By the GraphQL type of the record the deadline runs in. */
export type Recounted = Partial<Record<string, RecountHandler>>;
