import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { formatYuan } from '#kernel/values/money.js';
import { inspectionNumber, needText } from '../inspection/inspection-number.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { divisionOf } from '../inspection/move-inspection.js';
import { RectificationOrderEntity } from '../inspection/order.entity.js';
import { needIgnored } from '../inspection/refer-to-police.js';
import { needWageCrime } from '../inspection/wage-crime.js';
import { type BlacklistGround, WageBlacklistEntryEntity } from './entry.entity.js';
import type { NoticeBlacklistingInput } from './entry.type.js';
import { entryClock, noteEntry } from './move-entry.js';

/**
 * Tells an employer that it is to be listed (拟列入告知): it ignored an order to pay, and the amount is that of the crime or an
 * incident came of it. The time for the decision runs from the last day of the order, not from the notice.
 */
export function noticeBlacklisting(
  ctx: RequestContext,
  input: NoticeBlacklistingInput,
): Promise<WageBlacklistEntryEntity> {
  return ctx.transaction(async (tx) => {
    const order = await load(tx, RectificationOrderEntity, input.orderId);
    permit(mayInspect(ctx.actor, order));
    needIgnored(order);
    const begun = { orderId: order.id, state: Not('REVOKED' as const) };
    if (await tx.existsBy(WageBlacklistEntryEntity, begun))
      throw new Refusal('WRONG_STATE', '这份指令书已经用于列入失信名单。');
    const entry = await entryOf(tx, ctx, order, input);
    await tx.insert(WageBlacklistEntryEntity, entry);
    await startDeadline(tx, ctx, { ...entryClock(entry), rule: 'INS-4', variant: 'OBJECT', from: ctx.today });
    await takeDecisionClock(tx, ctx, entry, order);
    record(tx, ctx, 'blacklist.notice', entry.id, {
      caseCode: entry.caseCode,
      details: { ground: entry.ground },
    });
    await noteEntry(tx, ctx, entry, true);
    return entry;
  });
}

async function entryOf(
  tx: EntityManager,
  ctx: RequestContext,
  order: RectificationOrderEntity,
  input: NoticeBlacklistingInput,
): Promise<WageBlacklistEntryEntity> {
  const { caseCode, organisation, inspectionId, id: orderId } = order;
  const employer = await tx.findOneBy(PartyEntity, { caseCode, organisation, kind: 'EMPLOYER' });
  if (!employer?.creditCode)
    throw new Refusal('BAD_INPUT', '本案用人单位没有统一社会信用代码，不能列入失信名单。');
  return {
    ...{ id: randomUUID(), caseCode, organisation, inspectionId, orderId, state: 'NOTICED', extended: false },
    ...{ employerName: employer.name, employerCode: employer.creditCode },
    ...(await groundOf(tx, order, input)),
    ...{ noticeNumber: inspectionNumber(input.noticeNumber), noticedOn: ctx.today },
    ...{ objection: null, objectedOn: null, verification: null, decisionNumber: null, listedOn: null },
    ...{ listedUntil: null, sharedOn: null, rectifiedOn: null, removableAfter: null, removalAppliedOn: null },
    ...{ removalRefusal: null, endNumber: null, endedOn: null, endReason: null },
  };
}

async function groundOf(
  tx: EntityManager,
  order: RectificationOrderEntity,
  { incident, figure, figureSource }: NoticeBlacklistingInput,
): Promise<{ ground: BlacklistGround; groundText: string }> {
  if (incident?.trim()) return { ground: 'INCIDENT', groundText: incident.trim() };
  const provincial = figure ? { figure, source: needText(figureSource, '请写明本省数额标准的依据。') } : null;
  const { payments, lastDay: on } = order;
  const finding = needWageCrime({ payments, on, provincial, division: await divisionOf(tx, order) });
  const groundText = `责令支付${formatYuan(order.amount ?? 0)}元逾期未支付，达到数额标准${formatYuan(finding.figure)}元（${finding.source}）`;
  return { ground: 'CRIME_AMOUNT', groundText };
}

/** The clock of the decision began with the ignored order; from now on it is the entry's. */
async function takeDecisionClock(
  tx: EntityManager,
  ctx: RequestContext,
  entry: WageBlacklistEntryEntity,
  { id: orderId, lastDay }: RectificationOrderEntity,
): Promise<void> {
  const open = { recordId: orderId, rule: 'INS-5', metOn: IsNull() };
  const { recordKind, recordId } = entryClock(entry);
  const { affected } = await tx.update(DeadlineEntity, open, { recordKind, recordId });
  if (!affected)
    await startDeadline(tx, ctx, { ...entryClock(entry), rule: 'INS-5', from: localDate(lastDay) });
}
