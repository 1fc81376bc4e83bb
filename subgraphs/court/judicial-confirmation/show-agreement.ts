import { Any } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { presentAgreementBody, type ReportedAgreement } from '#kernel/referral/referral-result.type.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';

/** The agreement applied on. */
export async function showAgreement(ctx: RequestContext, id: string): Promise<ReportedAgreement | null> {
  const rows = batchOne(
    ctx,
    'confirmation',
    (ids) => ctx.db.findBy(JudicialConfirmationEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
  const row = await rows.load(id);
  return row && presentAgreementBody(row.agreement);
}
