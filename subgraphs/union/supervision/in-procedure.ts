import { type EntityManager, In } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { dutyOf } from '#kernel/clock/duty.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';

/** What comes to the union from a matter that a court or a tribunal has accepted: 委托调解, 仲裁委托调解. */
const fromProcedure = ['A02', 'A04'];
/** What the union has passed on to arbitration or to a court that deals with the dispute itself. */
const toProcedure = ['A18', 'A19'];
const takenUp = ['ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'RESULT_REPORTED', 'DISPUTED'] as const;

/** The local rule that keeps letters out of what is in a procedure; not every province has it. */
const rule = 'SUP-IN-PROCEDURE';

/**
 * Where the place has the rule (鲁条例 §15, 鄂条例 §20, 滇条例 §18, 浙条例 §17), a matter that arbitration or a court has accepted is not
 * supervised by letter.
 * The union knows it by the referrals of the case; what it cannot know, the authority returns as ALREADY_IN_PROCEDURE.
 */
export async function refuseInProcedure(
  tx: EntityManager,
  today: string,
  caseCode: string,
  organisation: string,
): Promise<void> {
  const of = { caseCode, organisation };
  const file = await tx.findOneBy(CaseFileEntity, of);
  if (!file) throw notFound();
  const duty = dutyOf(rule, { division: file.division, on: localDate(today) });
  if (!duty) return;
  const known = await tx.existsBy(ReferralEntity, [
    { ...of, direction: 'IN', arrow: In(fromProcedure) },
    { ...of, direction: 'OUT', arrow: In(toProcedure), state: In([...takenUp]) },
  ]);
  if (!known) return;
  throw new Refusal(
    'WRONG_STATE',
    '该争议已经由仲裁或者法院受理，不再发监督文书。',
    `${duty.source}：${duty.text}。可以继续支持劳动者：法律援助、调解或者支持起诉。`,
  );
}
