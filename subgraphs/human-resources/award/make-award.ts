import { randomUUID } from 'node:crypto';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { arbitrationNumber, needFreeNumber } from '../arbitration/arbitration-number.js';
import { loadArbitration, needText } from '../arbitration/load-arbitration.js';
import { moveArbitration, noteArbitration } from '../arbitration/move-arbitration.js';
import { ArbitralAwardEntity, type AwardItem } from './award.entity.js';
import { type Finality, finalityOf } from './award-split.js';
import { noteAward } from './move-award.js';

export interface Decision {
  claimItemId: string;
  granted: boolean;
  /** In fen; for a granted claim of money. */
  amount?: number | null;
  text: string;
}

export interface NewAward {
  arbitrationId: string;
  decisions: Decision[];
  /** The monthly minimum wage of the place in fen, and the notice that publishes it. */
  minimumWage: number;
  minimumWagePlace: string;
  minimumWageSource: string;
  finalNumber?: string | null;
  nonFinalNumber?: string | null;
  /** What was found, and why it is decided so; they stand in both documents, and may be written later. */
  facts?: string | null;
  reasons?: string | null;
}

/** Makes the award (裁决): every claim is decided, and final and other items stand in two documents (办案规则 §50). */
export function makeAward(ctx: RequestContext, input: NewAward): Promise<ArbitralAwardEntity[]> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.arbitrationId);
    if (arbitration.statement)
      throw new Refusal('WRONG_STATE', '调解书已经制作，等待签收。', '当事人反悔的，请先登记反悔。');
    await moveArbitration(tx, ctx, arbitration, 'award', { decidedOn: ctx.today });
    const wage = wageOf(input);
    const grounds = { facts: input.facts?.trim() || null, reasons: input.reasons?.trim() || null };
    const items = decided(arbitration, input.decisions);
    const awards: ArbitralAwardEntity[] = [];
    for (const finality of ['FINAL', 'NON_FINAL'] as const) {
      const own = items.filter((item) => finalityOf(item, wage.minimumWage) === finality);
      if (own.length === 0) continue;
      const number = numberOf(input, finality);
      const taken = await tx.existsBy(ArbitralAwardEntity, {
        organisation: arbitration.organisation,
        number,
      });
      needFreeNumber(taken, number);
      awards.push(documentOf(ctx, arbitration, { finality, number, items: own, ...grounds, ...wage }));
    }
    await tx.insert(ArbitralAwardEntity, awards);
    await endDeadlines(tx, ctx, arbitration.id);
    for (const award of awards) {
      record(tx, ctx, 'award.make', award.id, {
        caseCode: award.caseCode,
        details: { finality: award.finality },
      });
      await noteAward(tx, ctx, award);
    }
    await noteArbitration(tx, ctx, arbitration, false);
    return awards;
  });
}

function wageOf(
  input: NewAward,
): Pick<ArbitralAwardEntity, 'minimumWage' | 'minimumWagePlace' | 'minimumWageSource'> {
  if (input.minimumWage <= 0) throw new Refusal('BAD_INPUT', '请填写当地月最低工资标准。');
  return {
    minimumWage: input.minimumWage,
    minimumWagePlace: needText(input.minimumWagePlace, '请填写最低工资标准的适用地。'),
    minimumWageSource: needText(input.minimumWageSource, '请填写最低工资标准的公布文件。'),
  };
}

/** Every claim is decided once. Refuses with BAD_INPUT what is left out, decided twice or no claim of this case. */
function decided({ claimItems }: ArbitrationCaseEntity, decisions: readonly Decision[]): AwardItem[] {
  const ids = new Set(decisions.map(({ claimItemId }) => claimItemId));
  const complete = claimItems.length > 0 && claimItems.every(({ id }) => ids.has(id));
  if (!complete || ids.size !== claimItems.length || decisions.length !== claimItems.length)
    throw new Refusal('BAD_INPUT', '每项仲裁请求都应当裁决一次。', '请核对仲裁请求；没有登记的先登记。');
  return claimItems.map(({ id, kind, amount: claimed }) => {
    const { granted, amount = null, text } = decisions.find(({ claimItemId }) => claimItemId === id)!;
    if (!granted && amount !== null) throw new Refusal('BAD_INPUT', '驳回的请求没有裁决金额。');
    if (granted && claimed !== null && amount === null)
      throw new Refusal(
        'BAD_INPUT',
        '请填写支持的金额。',
        '一裁终局按各项裁决金额分别判断（调解仲裁法第47条）。',
      );
    return {
      claimItemId: id,
      kind,
      claimed,
      awarded: amount,
      granted,
      text: needText(text, '请填写裁决内容。'),
    };
  });
}

function numberOf({ finalNumber, nonFinalNumber }: NewAward, finality: Finality): string {
  const number = finality === 'FINAL' ? finalNumber : nonFinalNumber;
  const name = finality === 'FINAL' ? '终局裁决书' : '非终局裁决书';
  if (!number)
    throw new Refusal(
      'BAD_INPUT',
      `本案有${name}，请填写文号。`,
      '终局事项和非终局事项分别制作裁决书（办案规则第50条）。',
    );
  return arbitrationNumber(number);
}

function documentOf(
  ctx: RequestContext,
  { id: arbitrationId, caseCode, organisation }: ArbitrationCaseEntity,
  content: Omit<
    ArbitralAwardEntity,
    | 'id'
    | 'arbitrationId'
    | 'caseCode'
    | 'organisation'
    | 'state'
    | 'madeOn'
    | 'shares'
    | 'suits'
    | 'annulment'
    | 'inForceOn'
  >,
): ArbitralAwardEntity {
  return {
    ...{ id: randomUUID(), arbitrationId, caseCode, organisation, ...content },
    ...{ state: 'MADE', madeOn: ctx.today, shares: [], suits: [], annulment: null, inForceOn: null },
  };
}
