import { directSuitGrounds } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';

type Admission = Pick<FilingIntakeEntity, 'directSuitGround' | 'awardNumber'>;

const arbitrationFirst = '劳动争议应当先申请仲裁（劳动争议调解仲裁法第5条）。';
const whereTo =
  '请引导当事人申请劳动仲裁（A18 转仲裁，或 A16 告知先行仲裁）；符合直接起诉情形的，请登记情形和凭证。';

/** A labour dispute comes to court after an award, or on a ground for direct suit. */
export function isAdmissible({ directSuitGround, awardNumber }: Admission): boolean {
  return directSuitGround !== null || awardNumber !== null;
}

/** What the window tells the applicant; null when the suit may be registered. */
export function adviceFor(intake: Admission): string | null {
  return isAdmissible(intake) ? null : arbitrationFirst + whereTo;
}

export function needAdmissible(intake: Admission): void {
  if (!isAdmissible(intake)) throw new Refusal('ARBITRATION_FIRST', arbitrationFirst, whereTo);
}

export function needKnownGround(ground: string | null): void {
  if (ground === null || directSuitGrounds().some((row) => row.id === ground)) return;
  const known = directSuitGrounds().map((row) => `${row.id} ${row.when}`);
  throw new Refusal('BAD_INPUT', '不认识这一直接起诉情形。', `可选：${known.join('；')}。`);
}
