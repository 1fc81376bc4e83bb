import { randomUUID } from 'node:crypto';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { MediationOrganisationEntity } from './organisation.entity.js';
import { mayKeepRoster, mayRegisterOrganisation } from './organisation.policy.js';
import type { RegisterOrganisationInput } from './organisation.type.js';
import { type RosterAct, rosterMachine } from './roster.state.js';

/** Enters a committee in the roster (登记). */
export function registerOrganisation(
  ctx: RequestContext,
  input: RegisterOrganisationInput,
): Promise<MediationOrganisationEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayRegisterOrganisation(ctx.actor));
    const name = input.name.trim();
    if (name === '') throw new Refusal('BAD_INPUT', '请填写调解委员会名称。');
    const { organisation } = ctx.actor;
    const known = await tx.existsBy(MediationOrganisationEntity, { organisation, name });
    if (known) throw new Refusal('BAD_INPUT', '该调解委员会已经在册。');
    const { kind, creditCode = null } = input;
    const division = input.division ?? ctx.agency.book.organisation(organisation).division;
    const entry: MediationOrganisationEntity = {
      ...{ id: randomUUID(), organisation, name, kind, division, creditCode },
      ...{ state: 'ACTIVE', registeredOn: ctx.today, reportedOn: null },
    };
    await tx.insert(MediationOrganisationEntity, entry);
    record(tx, ctx, 'mediationOrganisation.register', entry.id);
    return entry;
  });
}

/** Suspends, restores or removes a committee (暂停、恢复、撤销). */
export function changeOrganisation(
  ctx: RequestContext,
  id: string,
  act: RosterAct,
): Promise<MediationOrganisationEntity> {
  return ctx.transaction(async (tx) => {
    const entry = await load(tx, MediationOrganisationEntity, id);
    permit(mayKeepRoster(ctx.actor, entry));
    entry.state = move(rosterMachine, entry.state, act);
    await tx.update(MediationOrganisationEntity, { id }, { state: entry.state });
    record(tx, ctx, `mediationOrganisation.${act}`, id);
    return entry;
  });
}

/** Notes that the committee and its mediators were reported to the court (人民调解法 §10). */
export function reportOrganisation(
  ctx: RequestContext,
  id: string,
  on: string,
): Promise<MediationOrganisationEntity> {
  return ctx.transaction(async (tx) => {
    const entry = await load(tx, MediationOrganisationEntity, id);
    permit(mayKeepRoster(ctx.actor, entry));
    if (on > ctx.today) throw new Refusal('BAD_INPUT', '通报日期不能晚于今天。');
    entry.reportedOn = on;
    await tx.update(MediationOrganisationEntity, { id }, { reportedOn: on });
    record(tx, ctx, 'mediationOrganisation.report', id);
    return entry;
  });
}
