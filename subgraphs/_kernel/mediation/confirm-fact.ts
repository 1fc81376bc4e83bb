import { randomUUID } from 'node:crypto';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { loadMediation } from './load-mediation.js';
import { mediationMachine } from './mediation.state.js';
import { UndisputedFactEntity } from './undisputed-fact.entity.js';

export interface NewUndisputedFact {
  mediationId: string;
  text: string;
  confirmedBy: string[];
}

/** Records a fact that every party has confirmed in writing (无争议事实); it alone travels, an offer never does. */
export function confirmFact(ctx: RequestContext, input: NewUndisputedFact): Promise<UndisputedFactEntity> {
  return ctx.transaction(async (tx) => {
    const {
      id: mediationId,
      caseCode,
      organisation,
      state,
    } = await loadMediation(tx, ctx, input.mediationId);
    move(mediationMachine, state, 'confirmFact');
    const text = input.text.trim();
    if (text === '') throw new Refusal('BAD_INPUT', '请写明双方确认的事实。');
    const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
    const missing = parties.filter((party) => !input.confirmedBy.includes(party.id));
    const strangers = input.confirmedBy.some((id) => !parties.some((party) => party.id === id));
    if (strangers) throw new Refusal('BAD_INPUT', '确认人不是本案当事人。', '请从本案当事人中选择。');
    if (missing.length > 0) {
      const names = missing.map((party) => party.name).join('、');
      throw new Refusal(
        'CONSENT_MISSING',
        '无争议事实须经各方当事人共同确认。',
        `还缺：${names}（在线调解规则第18条）。`,
      );
    }
    const confirmedBy = [...new Set(input.confirmedBy)];
    const row = {
      id: randomUUID(),
      mediationId,
      caseCode,
      organisation,
      text,
      confirmedOn: ctx.today,
      confirmedBy,
    };
    await tx.insert(UndisputedFactEntity, row);
    record(tx, ctx, 'mediation.confirm-fact', row.id, { caseCode });
    return row;
  });
}
