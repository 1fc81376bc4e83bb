import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { move } from '#kernel/machine.js';
import { MediatorEntity } from '#kernel/mediation/mediator.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { MediationOrganisationEntity } from '../mediation-organisation/organisation.entity.js';
import { mayKeepRoster } from '../mediation-organisation/organisation.policy.js';
import { type RosterAct, rosterMachine } from '../mediation-organisation/roster.state.js';
import { PeoplesMediatorEntity } from './mediator.entity.js';
import type { RegisterPeoplesMediatorInput } from './mediator.type.js';

/** Enters a mediator of a committee in the roster (登记); only a committee in good standing takes mediators in. */
export function registerMediator(
  ctx: RequestContext,
  input: RegisterPeoplesMediatorInput,
): Promise<PeoplesMediatorEntity> {
  return ctx.transaction(async (tx) => {
    const committee = await load(tx, MediationOrganisationEntity, input.organisationId);
    permit(mayKeepRoster(ctx.actor, committee));
    const name = input.name.trim();
    if (name === '') throw new Refusal('BAD_INPUT', '请填写调解员姓名。');
    if (committee.state !== 'ACTIVE')
      throw new Refusal('WRONG_STATE', '该调解委员会不在册，不能登记调解员。');
    const personKey = input.idNumber ? matchingKey(ctx.agency.keyring, 'PERSON', input.idNumber) : null;
    const { fullTime, expertise = null } = input;
    const mediator: PeoplesMediatorEntity = {
      ...{
        id: randomUUID(),
        organisation: committee.organisation,
        committeeId: committee.id,
        name,
        fullTime,
        expertise,
        personKey,
      },
      ...{ state: 'ACTIVE', registeredOn: ctx.today },
    };
    await tx.insert(PeoplesMediatorEntity, mediator);
    await letMediate(tx, mediator, input.staffId ?? null);
    record(tx, ctx, 'mediator.register', mediator.id);
    return mediator;
  });
}

/** Who is known by the hash of the identity number, and so can be checked for neutrality, may be appointed to cases. */
async function letMediate(
  tx: EntityManager,
  { id, organisation, name, personKey }: PeoplesMediatorEntity,
  staffId: string | null,
): Promise<void> {
  if (personKey === null) return;
  const known = await tx.findBy(MediatorEntity, [
    { organisation, personKey },
    ...(staffId ? [{ organisation, staffId }] : []),
  ]);
  if (known.length > 0)
    throw new Refusal('BAD_INPUT', '该调解员或该工作账号已在名册内。', '请在调解员名册中查找。');
  await tx.insert(MediatorEntity, { id, organisation, name, personKey, staffId, active: true });
}

/** Suspends, restores or removes a mediator (暂停、恢复、除名). */
export function changeMediator(
  ctx: RequestContext,
  id: string,
  act: RosterAct,
): Promise<PeoplesMediatorEntity> {
  return ctx.transaction(async (tx) => {
    const mediator = await load(tx, PeoplesMediatorEntity, id);
    permit(mayKeepRoster(ctx.actor, mediator));
    mediator.state = move(rosterMachine, mediator.state, act);
    await tx.update(PeoplesMediatorEntity, { id }, { state: mediator.state });
    await tx.update(MediatorEntity, { id }, { active: mediator.state === 'ACTIVE' });
    record(tx, ctx, `mediator.${act}`, id);
    return mediator;
  });
}
