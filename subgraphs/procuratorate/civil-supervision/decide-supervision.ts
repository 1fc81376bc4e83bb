import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { Refusal } from '#kernel/refusal.js';
import { documentNumber, needFreeNumber } from '../document-number.js';
import { CivilSupervisionEntity, type SupervisedMatter } from './civil-supervision.entity.js';
import type { CivilSupervisionAct } from './civil-supervision.state.js';
import type { DecideSupervisionInput } from './civil-supervision.type.js';
import { loadSupervision, moveSupervision } from './move-supervision.js';

export const supervisionDecisions = {
  PROTEST: 'PROTEST',
  RETRIAL_RECOMMENDATION: 'RETRIAL_RECOMMENDATION',
  ENFORCEMENT_RECOMMENDATION: 'ENFORCEMENT_RECOMMENDATION',
  NOT_SUPPORTED: 'NOT_SUPPORTED',
} as const;
export type SupervisionDecision = keyof typeof supervisionDecisions;

interface Way {
  act: CivilSupervisionAct;
  /** What it may be about; anything where null. */
  matters: readonly SupervisedMatter[] | null;
  /** The document that the court of the matter gets from us (A14); null where none goes. */
  document: string | null;
}

/** A protest goes by the procuratorate above, and therefore not by referral. */
const ways: Record<SupervisionDecision, Way> = {
  PROTEST: { act: 'protest', matters: ['JUDGMENT', 'MEDIATION_STATEMENT'], document: null },
  RETRIAL_RECOMMENDATION: {
    act: 'recommendRetrial',
    matters: ['JUDGMENT', 'MEDIATION_STATEMENT'],
    document: '再审检察建议书',
  },
  ENFORCEMENT_RECOMMENDATION: {
    act: 'recommendEnforcement',
    matters: ['ENFORCEMENT'],
    document: '执行检察建议书',
  },
  NOT_SUPPORTED: { act: 'notSupport', matters: null, document: null },
};

/** Decides a matter of civil supervision (抗诉、再审检察建议、执行检察建议、不支持监督申请). */
export function decideSupervision(
  ctx: RequestContext,
  input: DecideSupervisionInput,
): Promise<CivilSupervisionEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadSupervision(tx, ctx, input.id);
    const { organisation } = row;
    const { act, matters, document } = ways[input.decision];
    if (matters && !matters.includes(row.matter))
      throw new Refusal(
        'BAD_INPUT',
        '监督方式与监督事项不符。',
        '抗诉、再审检察建议针对生效裁判和调解书；执行检察建议针对执行活动。',
      );
    if (input.reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明决定的理由。');
    const number = documentNumber('SUPERVISION', input.number);
    needFreeNumber(await tx.existsBy(CivilSupervisionEntity, { organisation, number }), number);
    const decisionReason = input.reason.trim();
    await moveSupervision(tx, ctx, row, act, { number, decisionReason, decidedOn: ctx.today });
    if (document !== null && row.courtCode !== null) await sendDocument(tx, ctx, row, document);
    return row;
  });
}

async function sendDocument(
  tx: EntityManager,
  ctx: RequestContext,
  row: CivilSupervisionEntity,
  title: string,
): Promise<void> {
  const { caseCode, organisation: from, id: recordId, number, state: type } = row;
  await issueReferral(tx, ctx, {
    ...{ arrow: 'A14', from, to: row.courtCode!, caseCode, recordId, consents: [], materials: [title] },
    letter: { type, number, title, signedBy: ctx.actor.name },
  });
}
