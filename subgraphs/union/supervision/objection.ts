import type { EntityManager } from 'typeorm';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { objectionRule } from './letter-clocks.js';
import type { SupervisionLetterEntity } from './supervision-letter.entity.js';

/**
 * An employer objects in writing within the local time (鲁条例 §18: 5 个工作日). Where no rule of the place gives a time, an
 * objection may come with the answer; one that comes too late is an answer and no objection.
 */
export async function checkObjection(
  tx: EntityManager,
  letter: SupervisionLetterEntity,
  on: string,
): Promise<void> {
  if (letter.kind === 'RECOMMENDATION')
    throw new Refusal('BAD_INPUT', '用人单位的异议针对提示函、意见书，不针对建议书。');
  const limit = await tx.findOneBy(DeadlineEntity, { recordId: letter.id, rule: objectionRule });
  if (!limit || limit.notStatutory || on <= limit.due) return;
  throw new Refusal(
    'OUT_OF_TIME',
    '提出异议的期限已经届满。',
    `异议期限：${limit.due}（${limit.source}）。逾期提出的，请按答复登记。`,
  );
}
