import type { EntityManager } from 'typeorm';
import type { DeliveryResult } from '#kernel/exchange/relay.js';
import { raiseNotice } from './raise-notice.js';

/** Tells the administrators of what a receiver has refused (消息未达). */
export async function noticeRefused(
  tx: EntityManager,
  at: Date,
  results: readonly DeliveryResult[],
): Promise<void> {
  for (const { message, delivery } of results) {
    if (delivery.kind !== 'receipt' || delivery.receipt.disposition !== 'REFUSED') continue;
    const { id, sender: organisation, destination: counterpart, caseCode } = message;
    const code = delivery.receipt.code ?? 'REFUSED';
    const about = { organisation, kind: 'DEAD_LETTER', matter: matterOfMessage(id), subjectId: id } as const;
    await raiseNotice(tx, at, { ...about, caseCode, details: { counterpart, code } });
  }
}

/** Messages to one organisation have had no receipt for a day: one line for all of them. */
export function noticeNotDelivered(
  tx: EntityManager,
  at: Date,
  { organisation, counterpart }: { organisation: string; counterpart: string },
): Promise<void> {
  const about = { organisation, kind: 'DEAD_LETTER', matter: `receiver ${counterpart}` } as const;
  return raiseNotice(tx, at, { ...about, details: { counterpart, code: 'NON_DELIVERY' } });
}

export function matterOfMessage(id: string): string {
  return `message ${id}`;
}
