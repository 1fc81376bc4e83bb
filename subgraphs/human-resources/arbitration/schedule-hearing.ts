import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { clockOf, loadArbitration, needText } from './load-arbitration.js';
import { meetVariant } from './meet-variant.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

const notice = { rule: 'ARB-6', variant: 'NOTICE' };
const postponement = { rule: 'ARB-6', variant: 'POSTPONEMENT' };

/** Sets the hearing and tells the parties (开庭通知). Refuses with OUT_OF_TIME a day that leaves them too little time (办案规则 §38). */
export function scheduleHearing(
  ctx: RequestContext,
  input: { id: string; on: string; place: string },
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    if (arbitration.hearingOn !== null && arbitration.hearingOn >= ctx.today)
      throw new Refusal(
        'WRONG_STATE',
        `已定于${arbitration.hearingOn}开庭。`,
        '改期请登记当事人的延期申请。',
      );
    await setHearing(tx, ctx, arbitration, input.on, input.place);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** A party asks in time, with a good reason, that the hearing be put off (延期开庭); it is set anew. */
export function postponeHearing(
  ctx: RequestContext,
  input: { id: string; on: string; place: string; reason: string },
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    needText(input.reason, '请写明延期开庭的理由。');
    const request = await openDeadline(tx, input.id, postponement.rule);
    if (arbitration.hearingOn === null || request === null)
      throw new Refusal('WRONG_STATE', '还没有确定开庭日期。');
    if (ctx.today > request.due)
      throw new Refusal(
        'OUT_OF_TIME',
        `应在${request.due}以前申请延期开庭。`,
        '开庭三日前提出（办案规则第38条）；是否准许由仲裁庭另行决定的，可以中止审理。',
      );
    await setHearing(tx, ctx, arbitration, input.on, input.place);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** Sets the day: the notice is out today, and must be early enough; until when a party may ask for another day runs with it. */
export async function setHearing(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  on: string,
  place: string,
): Promise<void> {
  const hearingPlace = needText(place, '请填写开庭地点。');
  await moveArbitration(tx, ctx, arbitration, 'scheduleHearing', { hearingOn: on, hearingPlace });
  await meetDeadline(tx, ctx, arbitration.id, 'ARB-6');
  const clock = { ...clockOf(arbitration), from: localDate(on) };
  const told = await startDeadline(tx, ctx, { ...clock, ...notice });
  if (ctx.today > told.due)
    throw new Refusal(
      'OUT_OF_TIME',
      `${on}开庭，最迟应在${told.due}通知双方。`,
      '开庭五日前通知（办案规则第38条），按工作日计算，请另定日期。',
    );
  await meetVariant(tx, arbitration.id, notice, ctx.today);
  await startDeadline(tx, ctx, { ...clock, ...postponement });
}
