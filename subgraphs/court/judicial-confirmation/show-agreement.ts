import { In } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import { noteUse } from '#kernel/case-file/case-part.resolver.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { presentAgreementBody, type ReportedAgreement } from '#kernel/referral/referral.type.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';

/** The agreement applied on, for the court itself and for whoever the court discloses the case to; never for a leader. */
export async function showAgreement(
  ctx: RequestContext,
  id: string,
  caseCode: string,
): Promise<ReportedAgreement | null> {
  const access = await caseAccess(ctx).load(caseCode);
  if (!access || access.relation === 'MASKED') return null;
  if (access.relation === 'GRANTED') await noteUse(ctx, 'agreement', { caseCode });
  const rows = batchOne(
    ctx,
    'confirmation',
    (ids) => ctx.db.findBy(JudicialConfirmationEntity, { id: In([...ids]) }),
    (row) => row.id,
  );
  const row = await rows.load(id);
  return row && presentAgreementBody(row.agreement);
}
