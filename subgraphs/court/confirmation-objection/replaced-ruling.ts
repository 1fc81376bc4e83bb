import type { EntityManager } from 'typeorm';
import { ConfirmationObjectionEntity } from './confirmation-objection.entity.js';

/** Whether a ruling of validity of this number has been revoked, or another has taken its place, upon an objection. */
export function isReplaced(
  tx: EntityManager,
  organisation: string,
  replacedNumber: string,
): Promise<boolean> {
  return tx.existsBy(ConfirmationObjectionEntity, { organisation, replacedNumber });
}
