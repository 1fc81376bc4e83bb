import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationState } from '../arbitration/arbitration.state.js';
import type { ClaimKind } from '../arbitration/claim-item.js';

/** 追索劳动报酬、工伤医疗费、经济补偿或者赔偿金 (调仲法 §44). */
const advanceKinds: readonly ClaimKind[] = [
  'WAGES',
  'OVERTIME',
  'INJURY_MEDICAL',
  'ECONOMIC_COMPENSATION',
  'DAMAGES',
];

/** Only what a worker lives on is enforced in advance (调仲法 §44). Refuses with EXCLUDED_CLAIM. */
export function needAdvanceClaims(kinds: readonly ClaimKind[]): void {
  if (kinds.length > 0 && kinds.every((kind) => advanceKinds.includes(kind))) return;
  throw new Refusal(
    'EXCLUDED_CLAIM',
    '先予执行限于劳动报酬、工伤医疗费、经济补偿和赔偿金（调解仲裁法第四十四条）。',
    '其他请求等裁决生效后申请执行。',
  );
}

/** What is transferred is claimed in the arbitration. Refuses with BAD_INPUT. */
export function needClaimed(kinds: readonly ClaimKind[], claimed: readonly string[]): void {
  if (kinds.length === 0 || kinds.some((kind) => !claimed.includes(kind)))
    throw new Refusal('BAD_INPUT', '移送的事项应当是本案的仲裁请求。');
}

const running: readonly ArbitrationState[] = [
  'ACCEPTED',
  'TRIBUNAL_FORMED',
  'DEFENCE',
  'HEARING',
  'SUSPENDED',
];

/**
 * The committee passes it on while the arbitration runs; before it, and after it, the applicant turns to the court
 * (民事诉讼法 §104). Refuses with WRONG_STATE.
 */
export function needRunning(state: ArbitrationState): void {
  if (running.includes(state)) return;
  throw new Refusal(
    'WRONG_STATE',
    '只有受理之后、结案之前的仲裁案件才能移送。',
    '仲裁前的保全、生效文书的执行，由当事人直接向法院申请。',
  );
}

/** An advance enforcement goes with the award and its proof of service (鲁条例 §35). Refuses with DOCUMENT_INCOMPLETE. */
export function needServedAward(
  award: { awardNumber?: string | null; servedOn?: string | null },
  days: { earliest: string; today: string },
): void {
  const { awardNumber, servedOn } = award;
  if (!awardNumber?.trim() || !servedOn)
    throw new Refusal(
      'DOCUMENT_INCOMPLETE',
      '移送执行应当附先予执行裁决书和送达回证。',
      '请填写裁决书文号和送达用人单位的日期。',
    );
  if (servedOn < days.earliest || servedOn > days.today)
    throw new Refusal('BAD_INPUT', '送达日期不对。', `应在${days.earliest}以后、今天以前。`);
}

/** A preservation says what property there is to preserve. Refuses with BAD_INPUT. */
export function needProperty(property: string | null | undefined): string {
  const text = property?.trim() ?? '';
  if (text === '') throw new Refusal('BAD_INPUT', '请填写财产线索。', '没有财产线索的，法院无法保全。');
  return text;
}
