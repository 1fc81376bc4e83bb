import { dutyOf } from '#kernel/clock/duty.js';
import { Refusal } from '#kernel/refusal.js';
import type { LocalDate } from '#kernel/values/local-date.js';

/** A collective dispute may be handled by the simplified procedure (办案规则 §62), unless the province forbids it. */
export function needSimplifiedAllowed(division: string, on: LocalDate): void {
  const forbidden = dutyOf('ARB-COLLECTIVE-SIMPLIFIED', { division, on });
  if (forbidden)
    throw new Refusal(
      'BAD_INPUT',
      '本地的集体劳动争议不得简易处理。',
      `${forbidden.source}：${forbidden.text}。`,
    );
}
