import { randomUUID } from 'node:crypto';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { loadAid } from '../legal-aid/move-aid.js';
import { LegalAidObjectionEntity } from './objection.entity.js';
import { noteObjection } from './move-objection.js';

/** The time the justice bureau has to review an objection (法律援助法 §49). */
export const reviewRule = 'LA-4';

/** Takes in an objection to the refusal of legal aid (提出异议). One refusal is reviewed once. */
export function fileObjection(
  ctx: RequestContext,
  aidId: string,
  grounds: string,
): Promise<LegalAidObjectionEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, aidId);
    if (aid.state !== 'REFUSED')
      throw new Refusal(
        'WRONG_STATE',
        '只能对不予援助的决定提出异议。',
        '申请还没有决定，或者已经给予援助。',
      );
    if (grounds.trim() === '') throw new Refusal('BAD_INPUT', '请写明异议的理由。');
    const refusalNumber = aid.decisionNumber!;
    if (await tx.existsBy(LegalAidObjectionEntity, { aidId: aid.id, refusalNumber }))
      throw new Refusal(
        'WRONG_STATE',
        '对这一决定已经提出过异议。',
        '对审查决定不服的，可以申请行政复议或者提起行政诉讼（法律援助法第四十九条）。',
      );
    const { caseCode, organisation } = aid;
    const objection: LegalAidObjectionEntity = {
      ...{ id: randomUUID(), caseCode, organisation, aidId: aid.id, state: 'FILED' },
      ...{ refusalNumber, refusedOn: aid.decidedOn!, refusalReason: aid.decisionReason! },
      ...{ refusedBy: aid.decidedBy, grounds: grounds.trim(), filedOn: ctx.today },
      ...{ outcome: null, reviewedOn: null, reviewText: null },
    };
    await tx.insert(LegalAidObjectionEntity, objection);
    const subject = { caseCode, organisation, recordKind: 'LegalAidObjection', recordId: objection.id };
    await startDeadline(tx, ctx, { ...subject, rule: reviewRule, from: ctx.today });
    record(tx, ctx, 'aid-objection.file', objection.id, { caseCode });
    await noteObjection(tx, ctx, objection);
    return objection;
  });
}
