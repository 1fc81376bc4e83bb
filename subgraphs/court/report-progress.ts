import { type EntityManager, IsNull } from 'typeorm';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';

export type CourtRecordKind =
  | 'FilingIntake'
  | 'PreFilingMediation'
  | 'CivilCase'
  | 'JudicialConfirmation'
  | 'PaymentOrder'
  | 'Enforcement'
  | 'AwardAnnulment';

interface CourtRow {
  id: string;
  organisation: string;
  caseCode: string;
  state: string;
  number?: string | null;
  receiptNumber?: string;
}

/** Tells the register how a record of the court stands, with the earliest deadline that runs in it. */
export async function reportProgress(
  tx: EntityManager,
  ctx: RequestContext,
  kind: CourtRecordKind,
  row: CourtRow,
  holding?: boolean,
): Promise<void> {
  const first = await tx.findOne(DeadlineEntity, {
    where: { recordId: row.id, metOn: IsNull() },
    order: { due: 'ASC' },
  });
  const { id: recordId, organisation, caseCode, state } = row;
  const number = row.number ?? row.receiptNumber ?? null;
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind,
    recordId,
    state,
    number,
    dueOn: first?.due ?? null,
    holding,
  });
}
