import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';

/** Only the tribunal entrusts, and only before the hearing. */
export function needBeforeHearing({ state }: Pick<ArbitrationCaseEntity, 'state'>): void {
  if (state !== 'TRIBUNAL_FORMED' && state !== 'DEFENCE')
    throw new Refusal(
      'WRONG_STATE',
      '只有组庭之后、开庭之前可以委托调解。',
      '依据：办案规则第70条。受理前可以发调解建议书；开庭后由仲裁庭调解。',
    );
}
