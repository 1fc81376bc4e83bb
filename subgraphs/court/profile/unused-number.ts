import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';

interface Numbered {
  organisation: string;
  number: string | null;
}

/** Refuses a case number that the court has already given. */
export async function needUnusedNumber<Row extends Numbered>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  organisation: string,
  number: string,
): Promise<void> {
  if (await db.existsBy(entity, { organisation, number } as FindOptionsWhere<Row>)) {
    throw new Refusal('BAD_INPUT', `案号${number}已经用过。`, '请核对案号。');
  }
}
