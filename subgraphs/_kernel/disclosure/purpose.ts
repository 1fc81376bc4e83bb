import { z } from 'zod';
import { Refusal } from '#kernel/refusal.js';

const shape = z.object({
  /** Code of schema/law/purposes.yaml: ARBITRATION_INQUIRY, SUPERVISION, … */
  reason: z.string().trim().min(2).max(60),
  /** The case or official number the look is for. */
  caseNumber: z.string().trim().min(4).max(60),
});

/** Why a person looks at data of another agency: stated before anything is shown, and kept with the usage record. */
export type Purpose = z.infer<typeof shape>;

/** Reads the purpose header of a call (JSON with ASCII escapes); null when none is stated. */
export function readPurpose(header: string | undefined): Purpose | null {
  if (header === undefined || header === '') return null;
  try {
    return shape.parse(JSON.parse(header));
  } catch {
    throw new Refusal('BAD_INPUT', '查询目的填写有误。', '请填写事由和案号。');
  }
}
