import { randomUUID } from 'node:crypto';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { Refusal } from '#kernel/refusal.js';
import { mayKeepRoster } from './mediation.policy.js';
import { EngagementEntity, type EngagementRole, MediatorEntity } from './mediator.entity.js';

export interface NewEngagement {
  mediatorId: string;
  /** The person or the firm the mediator is tied to: one of the two. */
  idNumber?: string | null;
  creditCode?: string | null;
  role: EngagementRole;
  procedure: string;
  since: string;
}

/** Records what ties a mediator to a person or firm, for the neutrality check (特邀规定 §15). */
export function recordEngagement(ctx: RequestContext, input: NewEngagement): Promise<EngagementEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepRoster(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const mediator = await loadBy(tx, MediatorEntity, { id: uuidOrNone(input.mediatorId), organisation });
    const { role, procedure, since } = input;
    const row = {
      id: randomUUID(),
      mediatorId: mediator.id,
      organisation,
      partyKey: partyKey(ctx, input),
      role,
      procedure,
      since,
    };
    await tx.insert(EngagementEntity, row);
    record(tx, ctx, 'mediator.engage', mediator.id, { details: { role } });
    return row;
  });
}

function partyKey(ctx: RequestContext, { idNumber, creditCode }: NewEngagement): string {
  if (Boolean(idNumber) === Boolean(creditCode)) {
    throw new Refusal('BAD_INPUT', '请填写对方的身份证号或统一社会信用代码，二者填一项。');
  }
  const { keyring } = ctx.agency;
  return idNumber ? matchingKey(keyring, 'PERSON', idNumber) : matchingKey(keyring, 'EMPLOYER', creditCode!);
}
