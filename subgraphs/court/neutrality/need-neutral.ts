import { Refusal } from '#kernel/refusal.js';
import type { BarredMediatorEntity } from './barred-mediator.entity.js';

/** Recognises the person by the keyed hash of the identity number: the name proves nothing. */
export function needNeutral(personKey: string, barred: Pick<BarredMediatorEntity, 'personKey'>[]): void {
  if (!barred.some((mediator) => mediator.personKey === personKey)) return;
  throw new Refusal(
    'CONFLICT_OF_INTEREST',
    '此人调解过本案，不能在本案中担任人民陪审员、证人、诉讼代理人或者鉴定人。',
    '依据：特邀调解规定第16条。请另行指定。',
  );
}
