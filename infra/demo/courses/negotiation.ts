import { addDays, localDate } from '#kernel/values/local-date.js';
import { answerNegotiation } from '../../../subgraphs/union/negotiation/answer-negotiation.js';
import { beginNegotiation } from '../../../subgraphs/union/negotiation/hold-negotiation.js';
import { requestNegotiation } from '../../../subgraphs/union/negotiation/request-negotiation.js';
import { settleNegotiation } from '../../../subgraphs/union/negotiation/settle-negotiation.js';
import type { CaseDesk } from '../case-desk.js';
import { register } from './union-door.js';

const staff = 'union-officer';

/** Worker and employer talk with the union's help (协商), and some settle. */
export async function playNegotiation(desk: CaseDesk): Promise<void> {
  const { stage, claim, facts } = desk.plan;
  await register(desk, staff, 'HOTLINE');
  const { caseCode } = desk;
  const { applicants, all } = await desk.partyIds(staff);
  const { id } = await desk.does(staff, 1, (ctx) =>
    requestNegotiation(ctx, { caseCode, partyId: applicants[0]!, request: facts }),
  );
  const evidence = '协商要求书及送达回执';
  await desk.does(staff, 3, (ctx) => answerNegotiation(ctx, { id, willing: true, evidence }));
  await desk.does(staff, 4, (ctx) => beginNegotiation(ctx, id, null, null));
  if (stage === 'NEGOTIATING') return;
  const settlement = {
    ...{ id, partyIds: all, claims: facts, amount: claim, manner: '银行转账' },
    ...{ result: '用人单位一次性支付。', performBy: addDays(localDate(desk.dateOf(9)), 30) },
  };
  await desk.does(staff, 9, (ctx) => settleNegotiation(ctx, settlement));
}
