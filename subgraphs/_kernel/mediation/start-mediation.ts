import { type EntityManager, Not } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { HandlingLimit } from './handling-limit.js';
import { MediationEntity } from './mediation.entity.js';
import { hasEnded, mediationMachine } from './mediation.state.js';
import { recordKind } from './record-kind.js';
import { missingSides } from './sides.js';

/** Time for the mediator to ask the party that has not been asked (在线规则 §15). */
const askRule = 'MED-10';

/** Starts the clock of a mediation; answers its last day. */
export async function startHandling(
  tx: EntityManager,
  ctx: RequestContext,
  subject: { id: string; caseCode: string; organisation: string },
  limit: HandlingLimit,
): Promise<string> {
  const { id: recordId, caseCode, organisation } = subject;
  const record = {
    caseCode,
    organisation,
    recordKind: recordKind(ctx.agency.manifest, 'MediationCase'),
    recordId,
  };
  return (await startDeadline(tx, ctx, { ...record, ...limit })).due;
}

/** Files a mediation just taken up. It begins at once where both sides have consented; else the other side is asked first. */
export async function fileMediation(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: MediationEntity,
): Promise<void> {
  const { id, caseCode, organisation } = mediation;
  await refuseSecond(tx, mediation);
  await tx.insert(MediationEntity, mediation);
  record(tx, ctx, 'mediation.accept', id, {
    caseCode,
    details: { rule: mediation.rule, arrow: mediation.arrow },
  });
  if (!(await beginWhenBothConsent(tx, ctx, mediation))) {
    const asked = {
      caseCode,
      organisation,
      recordKind: recordKind(ctx.agency.manifest, 'MediationCase'),
      recordId: id,
    };
    await startDeadline(tx, ctx, { ...asked, rule: askRule, from: ctx.today });
    tellMediation(tx, ctx, mediation, true);
  }
}

/** Begins a mediation that waits for a side's consent, once it is there; answers whether it has begun. */
export async function beginWhenBothConsent(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: MediationEntity,
): Promise<boolean> {
  const { id, caseCode, organisation } = mediation;
  const consents = await standingConsents(tx, organisation, caseCode, 'MEDIATION');
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  if (
    missingSides(
      parties,
      consents.map((consent) => consent.partyId),
    ).length > 0
  )
    return false;
  mediation.state = move(mediationMachine, mediation.state, 'begin');
  await tx.update(MediationEntity, id, { state: mediation.state });
  await meetDeadline(tx, ctx, id, askRule);
  record(tx, ctx, 'mediation.begin', id, { caseCode });
  tellMediation(tx, ctx, mediation, true);
  return true;
}

/** Tells the register how a mediation stands. */
export function tellMediation(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: MediationEntity,
  holding?: boolean,
): void {
  const { id, caseCode, organisation, state, due } = mediation;
  const kind = recordKind(ctx.agency.manifest, 'MediationCase');
  const held = holding === undefined ? {} : { holding };
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind,
    recordId: id,
    state,
    dueOn: hasEnded(state) ? null : due,
    ...held,
  });
}

async function refuseSecond(
  tx: EntityManager,
  { id, caseCode, organisation }: MediationEntity,
): Promise<void> {
  const others = await tx.findBy(MediationEntity, { id: Not(id), caseCode, organisation });
  if (others.some((other) => !hasEnded(other.state))) {
    throw new Refusal('WRONG_STATE', '该案正在调解，不能另开调解。', '请先结束正在进行的调解。');
  }
}
