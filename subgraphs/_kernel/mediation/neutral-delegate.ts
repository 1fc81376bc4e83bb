import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { EngagementEntity, MediatorEntity } from './mediator.entity.js';
import { describeFinding, findingsOf } from './neutrality.js';

/**
 * Who acts in a mediator's place must be neutral as well (特邀规定 §15): refuses with CONFLICT_OF_INTEREST where the delegate
 * stands on the roster and is tied to a party. In person nobody else's neutrality is in question.
 */
export async function needNeutralDelegate(
  tx: EntityManager,
  { actor }: RequestContext,
  { organisation, caseCode }: { organisation: string; caseCode: string },
): Promise<void> {
  if (!actor.delegate) return;
  const mediator = await tx.findOneBy(MediatorEntity, { staffId: actor.delegate.id, organisation });
  if (!mediator) return;
  const engagements = await tx.findBy(EngagementEntity, { mediatorId: mediator.id });
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const findings = findingsOf(mediator, engagements, parties);
  if (findings.length === 0) return;
  throw new Refusal(
    'CONFLICT_OF_INTEREST',
    '代办人与当事人有利害关系，应当回避。',
    `${findings.map(describeFinding).join('；')}（特邀调解规定第15条）。请委托其他同事代办。`,
  );
}
