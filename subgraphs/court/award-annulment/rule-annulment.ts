import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate } from '#kernel/values/local-date.js';
import { needText } from '../filing-intake/load-intake.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { reportProgress } from '../report-progress.js';
import { judgesOnly } from '../staff.policy.js';
import { AwardAnnulmentEntity } from './award-annulment.entity.js';
import { mayRuleAnnulment, mayWorkAnnulment } from './award-annulment.policy.js';
import { type AwardAnnulmentAct, awardAnnulmentMachine } from './award-annulment.state.js';
import type { AnnulmentGround } from './grounds.js';
import { needNoSuit, workerSuitOn } from './worker-suit.js';

/** Accepts the application for review (受理审查). */
export function acceptAnnulment(
  ctx: RequestContext,
  id: string,
  number: string,
): Promise<AwardAnnulmentEntity> {
  return ctx.transaction(async (tx) => {
    const annulment = await loadAnnulment(tx, ctx, id);
    move(awardAnnulmentMachine, annulment.state, 'accept');
    needNoSuit(await workerSuitOn(tx, annulment.awardNumber));
    await checkCaseNumber(tx, annulment.organisation, number, ['民特'], ctx.today);
    await needUnusedNumber(tx, AwardAnnulmentEntity, annulment.organisation, number);
    await moveAnnulment(tx, ctx, annulment, 'accept', { number, acceptedOn: ctx.today });
    return annulment;
  });
}

export interface AnnulmentRuling {
  id: string;
  decision: 'ANNULLED' | 'DISMISSED';
  /** Needed to annul, and given for nothing else. */
  ground: AnnulmentGround | null;
  text: string;
  /** Null: the ruling bears the number of the case. */
  rulingNumber: string | null;
}

/** Annuls the award, or dismisses the application (裁定); both are final. Nothing is annulled while the worker's suit stands. */
export function ruleAnnulment(ctx: RequestContext, ruling: AnnulmentRuling): Promise<AwardAnnulmentEntity> {
  return ctx.transaction(async (tx) => {
    const annulment = await loadAnnulment(tx, ctx, ruling.id);
    permit(mayRuleAnnulment(ctx.actor, annulment), judgesOnly);
    const { decision, ground } = ruling;
    const annuls = decision === 'ANNULLED';
    if (annuls !== (ground !== null)) {
      throw new Refusal('BAD_INPUT', annuls ? '撤销裁决须写明法定情形。' : '驳回申请不填写撤销情形。');
    }
    if (annuls) needNoSuit(await workerSuitOn(tx, annulment.awardNumber));
    const rulingNumber = ruling.rulingNumber ?? annulment.number;
    const note = needText(ruling.text, '裁定的理由');
    const changes = { ground, note, rulingNumber, decidedOn: ctx.today };
    await moveAnnulment(tx, ctx, annulment, annuls ? 'annul' : 'dismiss', changes);
    return annulment;
  });
}

/** The parties have received the ruling that annuls the award: fifteen days to sue on the dispute run (ARB-11). */
export function noteRulingReceived(
  ctx: RequestContext,
  id: string,
  receivedOn: LocalDate | null,
): Promise<AwardAnnulmentEntity> {
  return ctx.transaction(async (tx) => {
    const annulment = await loadAnnulment(tx, ctx, id);
    const { caseCode, organisation, state, decidedOn } = annulment;
    if (state !== 'ANNULLED' || annulment.rulingReceivedOn !== null)
      throw new Refusal('WRONG_STATE', '没有待送达的撤销裁定。');
    const on = receivedOn ?? ctx.today;
    if (on < decidedOn! || on > ctx.today)
      throw new Refusal('BAD_INPUT', '收到裁定的日期应当在裁定之后，且不晚于今天。');
    const subject = { caseCode, organisation, recordKind: 'AwardAnnulment', recordId: id };
    await startDeadline(tx, ctx, { ...subject, rule: 'ARB-11', from: on });
    annulment.rulingReceivedOn = on;
    await tx.update(AwardAnnulmentEntity, id, { rulingReceivedOn: on });
    record(tx, ctx, 'annulment.received', id, { caseCode });
    await reportProgress(tx, ctx, 'AwardAnnulment', annulment, false);
    return annulment;
  });
}

async function loadAnnulment(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<AwardAnnulmentEntity> {
  const annulment = await load(tx, AwardAnnulmentEntity, id);
  permit(mayWorkAnnulment(ctx.actor, annulment));
  return annulment;
}

async function moveAnnulment(
  tx: EntityManager,
  ctx: RequestContext,
  annulment: AwardAnnulmentEntity,
  act: AwardAnnulmentAct,
  changes: Partial<AwardAnnulmentEntity>,
): Promise<void> {
  const next = { ...changes, state: move(awardAnnulmentMachine, annulment.state, act) };
  Object.assign(annulment, next);
  await tx.update(AwardAnnulmentEntity, annulment.id, next);
  const { id, caseCode, state, ground } = annulment;
  record(tx, ctx, `annulment.${act}`, id, { caseCode, details: { ground } });
  await reportProgress(tx, ctx, 'AwardAnnulment', annulment, state === 'REVIEWING');
}
