import { z } from 'zod';
import { table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';

/**
 * WAGES             劳动报酬
 * COMPENSATION      经济补偿、赔偿金
 * WORK_INJURY       工伤待遇
 * SOCIAL_INSURANCE  社会保险、福利
 * LABOUR_RELATION   确认劳动关系
 * WORKING_TIME      工作时间、休息休假
 * OTHER             其他
 */
export const claimedKinds = {
  WAGES: 'WAGES',
  COMPENSATION: 'COMPENSATION',
  WORK_INJURY: 'WORK_INJURY',
  SOCIAL_INSURANCE: 'SOCIAL_INSURANCE',
  LABOUR_RELATION: 'LABOUR_RELATION',
  WORKING_TIME: 'WORKING_TIME',
  OTHER: 'OTHER',
} as const;
export type ClaimedKind = keyof typeof claimedKinds;

const row = z.strictObject({
  code: z.enum(claimedKinds),
  name: z.string(),
  causes: z.array(z.string()),
  items: z.array(z.string()),
  source: z.string(),
  tag: evidence,
  ...inForce,
});

export const claimKindRows = table('claim-kinds.yaml', row);

/** What a dispute of this cause (案由) may be about; 其他 where no row names the cause. */
export function kindsOfCause(cause: string): ClaimedKind[] {
  const found = claimKindRows().filter(({ causes }) => causes.includes(cause));
  return found.length > 0 ? found.map(({ code }) => code) : ['OTHER'];
}

/** The kind that an item of an application belongs to. */
export function kindOfItem(item: string): ClaimedKind {
  return claimKindRows().find(({ items }) => items.includes(item))?.code ?? 'OTHER';
}
