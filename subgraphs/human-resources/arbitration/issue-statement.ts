import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { missingSides } from '#kernel/mediation/sides.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { endWithArbitration } from '../arbitral-entrustment/end-with-arbitration.js';
import { arbitrationParties } from './arbitration-parties.js';
import { ArbitrationCaseEntity, type Statement } from './arbitration.entity.js';
import { arbitrationNumber, needFreeNumber } from './arbitration-number.js';
import { loadArbitration, needDayBetween, needText } from './load-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

export interface NewStatement {
  id: string;
  number: string;
  /** What the parties agreed, word for word. */
  terms: string;
  amount?: number | null;
  performBy?: string | null;
}

/** Makes the arbitral statement of what the parties agreed (制作仲裁调解书). It binds nobody until both have signed for it. */
export function issueStatement(ctx: RequestContext, input: NewStatement): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const { organisation, statement: earlier } = arbitration;
    if (earlier) throw new Refusal('WRONG_STATE', '调解书已经制作。', '当事人反悔的，请先登记反悔。');
    const number = arbitrationNumber(input.number);
    const taken = await tx.existsBy(ArbitrationCaseEntity, { organisation, statementNumber: number });
    needFreeNumber(taken, number);
    const { amount = null, performBy = null } = input;
    const terms = needText(input.terms, '请填写协议内容。');
    const made = { number, madeOn: ctx.today, terms, amount, performBy, signatures: [], effectiveOn: null };
    await moveArbitration(tx, ctx, arbitration, 'issueStatement', {
      statement: made,
      statementNumber: number,
    });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** A party signs for the statement (签收). With both sides' it takes effect, and the arbitration is over (办案规则 §72). */
export function signForArbitrationStatement(
  ctx: RequestContext,
  id: string,
  partyId: string,
  on: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const statement = needStatement(arbitration);
    const parties = await arbitrationParties(tx, arbitration);
    if (!parties.some((party) => party.id === partyId))
      throw new Refusal('BAD_INPUT', '签收人不是本案当事人。');
    if (statement.signatures.some((signature) => signature.partyId === partyId))
      throw new Refusal('ALREADY_ANSWERED', '该当事人已经签收。');
    needDayBetween(on, statement.madeOn, ctx.today, '签收日期');
    const signed = { ...statement, signatures: [...statement.signatures, { partyId, on }] };
    signed.effectiveOn = effectiveOn(signed, parties);
    await moveArbitration(tx, ctx, arbitration, 'signStatement', { statement: signed });
    if (signed.effectiveOn !== null) {
      await moveArbitration(tx, ctx, arbitration, 'mediate', { decidedOn: signed.effectiveOn });
      await endDeadlines(tx, ctx, id);
      await endWithArbitration(tx, ctx, arbitration);
    }
    await noteArbitration(tx, ctx, arbitration, signed.effectiveOn === null);
    return arbitration;
  });
}

/** A party goes back on it before it is served (反悔): the tribunal goes on to the award (调仲法 §42). */
export function repudiateStatement(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    needStatement(arbitration);
    needText(reason, '请写明反悔的情况。');
    await moveArbitration(tx, ctx, arbitration, 'repudiateStatement', { statement: null });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

function needStatement({ statement }: ArbitrationCaseEntity): Statement {
  if (!statement) throw new Refusal('WRONG_STATE', '调解书还没有制作。');
  return statement;
}

/** The day the last party signed, once every party has; null until then. */
function effectiveOn({ signatures }: Statement, parties: readonly PartyEntity[]): string | null {
  const signed = signatures.map(({ partyId }) => partyId);
  if (missingSides([...parties], signed).length > 0 || parties.some(({ id }) => !signed.includes(id)))
    return null;
  return signatures.map(({ on }) => on).reduce((last, on) => (on > last ? on : last));
}
