import { randomUUID } from 'node:crypto';
import { uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { MediationNoteEntity } from './mediation-note.entity.js';
import { MediationEntity } from './mediation.entity.js';
import { mayReadNotes } from './mediation.policy.js';
import { needNeutralDelegate } from './neutral-delegate.js';

/** Writes down what was said, for the mediators of the case alone (调解笔记). */
export async function addMediationNote(
  ctx: RequestContext,
  mediationId: string,
  text: string,
): Promise<MediationNoteEntity> {
  const mediation = await ownMediation(ctx, mediationId);
  if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写内容。');
  const { id, organisation, caseCode } = mediation;
  const note = {
    id: randomUUID(),
    mediationId: id,
    organisation,
    authorId: ctx.actor.id,
    writtenAt: ctx.now,
    text: text.trim(),
  };
  return ctx.transaction(async (tx) => {
    await tx.insert(MediationNoteEntity, note);
    record(tx, ctx, 'mediation-note.add', note.id, { caseCode });
    return note;
  });
}

/** The notes of a mediation, oldest first; reading them is recorded as well. */
export async function readMediationNotes(
  ctx: RequestContext,
  mediationId: string,
): Promise<MediationNoteEntity[]> {
  const { id, caseCode } = await ownMediation(ctx, mediationId);
  return ctx.transaction(async (tx) => {
    record(tx, ctx, 'mediation-note.read', id, { caseCode });
    return tx.find(MediationNoteEntity, { where: { mediationId: id }, order: { writtenAt: 'ASC' } });
  });
}

/** Refuses with CONFIDENTIAL, the same whether there is such a mediation or not; that somebody tried is kept. */
async function ownMediation(ctx: RequestContext, mediationId: string): Promise<MediationEntity> {
  const id = uuidOrNone(mediationId);
  const mediation = await ctx.db.findOneBy(MediationEntity, { id });
  if (mediation && mayReadNotes(ctx.actor, mediation)) {
    await needNeutralDelegate(ctx.db, ctx, mediation);
    return mediation;
  }
  await ctx.transaction(async (tx) => record(tx, ctx, 'mediation-note.refused', id));
  throw new Refusal(
    'CONFIDENTIAL',
    '调解过程保密，调解记录只限本案调解员查看。',
    '可以查看的是调解结果、已生效的调解协议和各方共同确认的无争议事实。',
  );
}
