import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import type { CivilCaseEntity, LimitationRuling } from './civil-case.entity.js';
import { mayConcludeCivilCase } from './civil-case.policy.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

/** A defence of the arbitration's limitation counts in court only where it was raised in the arbitration (解释二 §20). */
export function limitationRuling({
  arbitrated,
  raisedInArbitration,
}: {
  arbitrated: boolean;
  raisedInArbitration: boolean;
}): LimitationRuling {
  return arbitrated && !raisedInArbitration ? 'REFUSED' : 'EXAMINED';
}

export interface LimitationDefence {
  civilCaseId: string;
  raisedInArbitration: boolean;
  text: string;
}

/** Rules on the defence that the claim came too late (时效抗辩): refused where it is first raised in court. */
export function ruleLimitation(
  ctx: RequestContext,
  { civilCaseId, raisedInArbitration, text }: LimitationDefence,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, civilCaseId);
    permit(mayConcludeCivilCase(ctx.actor, civilCase), judgesOnly);
    if (civilCase.limitationRuling !== null)
      throw new Refusal('WRONG_STATE', '本案的时效抗辩已经有处理结果。');
    const intake = await tx.findOneByOrFail(FilingIntakeEntity, { id: civilCase.intakeId });
    const ruling = limitationRuling({ arbitrated: intake.awardNumber !== null, raisedInArbitration });
    await moveCivilCase(tx, ctx, civilCase, 'ruleLimitation', {
      limitationRuling: ruling,
      limitationRuledOn: ctx.today,
      limitationNote: needText(text, '抗辩的内容'),
    });
    return civilCase;
  });
}
