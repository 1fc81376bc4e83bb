import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { FilingIntakeEntity } from './filing-intake.entity.js';
import { mayWorkFiling } from './filing-intake.policy.js';
import { type FilingIntakeAct, filingIntakeMachine } from './filing-intake.state.js';

/** The intake for an act of this court's staff, row locked. */
export async function loadIntake(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilingIntakeEntity> {
  const intake = await load(tx, FilingIntakeEntity, id);
  permit(mayWorkFiling(ctx.actor, intake));
  return intake;
}

/** Moves, saves and records; telling the register is left to the act, which knows who holds the matter now. */
export async function moveIntake(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
  act: FilingIntakeAct,
  note: string | null = intake.note,
): Promise<void> {
  intake.state = move(filingIntakeMachine, intake.state, act);
  intake.note = note;
  await tx.update(FilingIntakeEntity, intake.id, { state: intake.state, note });
  record(tx, ctx, `filing.${act}`, intake.id, { caseCode: intake.caseCode });
}

export function needText(text: string, what: string): string {
  if (text.trim() === '') throw new Refusal('BAD_INPUT', `请写明${what}。`);
  return text.trim();
}
