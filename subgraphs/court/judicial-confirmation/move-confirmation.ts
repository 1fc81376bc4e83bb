import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { can, move } from '#kernel/machine.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { reportProgress } from '../report-progress.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { mayWorkConfirmation } from './judicial-confirmation.policy.js';
import {
  type JudicialConfirmationAct,
  judicialConfirmationMachine,
  type JudicialConfirmationState,
} from './judicial-confirmation.state.js';

/** The application and the referral that brought it, for an act of this court's staff, rows locked. */
export async function loadConfirmation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<{ confirmation: JudicialConfirmationEntity; referral: ReferralEntity }> {
  const confirmation = await load(tx, JudicialConfirmationEntity, id);
  permit(mayWorkConfirmation(ctx.actor, confirmation));
  return {
    confirmation,
    referral: await loadBy(tx, ReferralEntity, { id: confirmation.referralId, direction: 'IN' }),
  };
}

/** In these the court still has something to do. */
const open = new Set<JudicialConfirmationState>(['APPLIED', 'DEFECTIVE', 'ACCEPTED', 'REVIEWING']);

/** Moves, saves, records and tells the register; a final state ends every deadline of the application. */
export async function moveConfirmation(
  tx: EntityManager,
  ctx: RequestContext,
  confirmation: JudicialConfirmationEntity,
  act: JudicialConfirmationAct,
  changes: Partial<JudicialConfirmationEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(judicialConfirmationMachine, confirmation.state, act) };
  Object.assign(confirmation, next);
  await tx.update(JudicialConfirmationEntity, confirmation.id, next);
  const { id, caseCode, state } = confirmation;
  record(tx, ctx, `confirmation.${act}`, id, { caseCode, details: { ground: confirmation.ground } });
  const final = !open.has(state);
  if (final) await endDeadlines(tx, ctx, id);
  await reportProgress(tx, ctx, 'JudicialConfirmation', confirmation, !final);
}

/** The referral went back through the door every agency has, or its sender called it back: the application follows. */
export async function followApplication(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  const act = ({ RETURNED: 'refuse', RECALLED: 'withdraw' } as const)[
    referral.state as 'RETURNED' | 'RECALLED'
  ];
  if (act === undefined) return;
  const confirmation = await loadBy(tx, JudicialConfirmationEntity, { referralId: referral.id });
  if (!can(judicialConfirmationMachine, confirmation.state, act)) return;
  await moveConfirmation(tx, ctx, confirmation, act, { note: referral.returnText, decidedOn: ctx.today });
}
