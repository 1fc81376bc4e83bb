import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../inspection/inspection-number.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { WageBlacklistEntryEntity } from '../wage-blacklist/entry.entity.js';
import { actOnEntry } from '../wage-blacklist/move-entry.js';
import { CreditNoticeEntity, type CreditNoticeKind } from './credit-notice.entity.js';

/** Passes a listing on to the credit platform (推送列入决定, A23); again only where the platform has sent it back. */
export function shareBlacklisting(
  ctx: RequestContext,
  { id, service }: { id: string; service: string },
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'share', async (tx, entry) => {
    await passOn(tx, ctx, entry, { kind: 'LISTING', number: entry.decisionNumber, service });
    return { sharedOn: entry.sharedOn ?? ctx.today };
  });
}

/** Tells the credit platform that the employer is off the list (推送移出, A23): whoever was told of the listing hears of its end. */
export function shareRemoval(
  ctx: RequestContext,
  { id, service }: { id: string; service: string },
): Promise<WageBlacklistEntryEntity> {
  return ctx.transaction(async (tx) => {
    const entry = await load(tx, WageBlacklistEntryEntity, id);
    permit(mayInspect(ctx.actor, entry));
    await passOn(tx, ctx, entry, { kind: 'REMOVAL', number: entry.endNumber, service });
    return entry;
  });
}

async function passOn(
  tx: EntityManager,
  ctx: RequestContext,
  { id: entryId, caseCode, organisation }: WageBlacklistEntryEntity,
  notice: { kind: CreditNoticeKind; number: string | null; service: string },
): Promise<void> {
  const proposed = { arrow: 'A23', caseCode, from: organisation, recordId: entryId };
  await weighArrow(tx, ctx, { ...proposed, stated: { removal: notice.kind === 'REMOVAL' } });
  const service = needText(notice.service, '请填写推送方式和平台回执。');
  await needNotTold(tx, entryId, notice.kind);
  const row: CreditNoticeEntity = {
    ...{ id: randomUUID(), entryId, caseCode, organisation, ...notice, service, sentOn: ctx.today },
    ...{ answer: null, answerNumber: null, answerText: null, answeredOn: null },
  };
  await tx.insert(CreditNoticeEntity, row);
  record(tx, ctx, 'credit-notice.send', row.id, { caseCode, details: { kind: notice.kind } });
}

/** The platform has the decision, or is still to answer. Refuses with WRONG_STATE. */
async function needNotTold(tx: EntityManager, entryId: string, kind: CreditNoticeKind): Promise<void> {
  const told = await tx.existsBy(CreditNoticeEntity, [
    { entryId, kind, answer: IsNull() },
    { entryId, kind, answer: 'DONE' },
  ]);
  if (told)
    throw new Refusal('WRONG_STATE', '信用平台已经收到这一决定。', '平台退回的，可以补正后再次推送。');
}
