import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { ConsentChannel } from '#kernel/consent/consent.entity.js';
import { recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { can, move } from '#kernel/machine.js';
import { formatYuan } from '#kernel/values/money.js';
import { type LineFault, refuseFaults } from './line-faults.js';
import { loadGroup } from './load-group.js';
import { workerEntryMachine } from './worker-entry.state.js';
import { WorkerEntryEntity, type WorkerGroupEntity } from './worker-group.entity.js';

/** What one worker says to a proposal: settles for an amount, or does not settle. */
export interface SettlementAnswer {
  partyId: string;
  agrees: boolean;
  /** In fen; what the worker settles for. Needed where the worker agrees. */
  amount?: number | null;
  channel: ConsentChannel;
  /** Where the worker's own signed answer lies. */
  evidence: string;
}

/**
 * Records what workers say to a proposal to settle (逐人征求意见): each for herself, with her own amount and evidence. Representatives
 * cannot answer for anybody (办案规则 §63). All answers of the call are kept, or none.
 */
export function answerSettlement(
  ctx: RequestContext,
  caseCode: string,
  answers: readonly SettlementAnswer[],
): Promise<WorkerGroupEntity> {
  return ctx.transaction(async (tx) => {
    const { group, entries } = await loadGroup(tx, ctx, caseCode);
    const byParty = new Map(entries.map((entry) => [entry.partyId, entry]));
    refuseFaults(answers.flatMap((answer, at) => faultsOf(at + 1, answer, byParty.get(answer.partyId))));
    for (const answer of answers) await keepAnswer(tx, ctx, byParty.get(answer.partyId)!, answer);
    return group;
  });
}

function faultsOf(line: number, answer: SettlementAnswer, entry: WorkerEntryEntity | undefined): LineFault[] {
  if (!entry) return [{ line, text: '不在劳动者名册内' }];
  const faults: LineFault[] = [];
  if (!can(workerEntryMachine, entry.state, answer.agrees ? 'consent' : 'decline'))
    faults.push({ line, text: `该劳动者（名册第${entry.line}行）现在不能表示意见（${entry.state}）` });
  if (answer.evidence.trim() === '') faults.push({ line, text: '缺少本人签名的凭证' });
  if (answer.agrees && !answer.amount) faults.push({ line, text: '同意和解的，应当写明本人同意的金额' });
  return faults;
}

async function keepAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  entry: WorkerEntryEntity,
  answer: SettlementAnswer,
): Promise<void> {
  const { id, caseCode, organisation, partyId } = entry;
  const { agrees, channel, evidence } = answer;
  // Two answers of one worker in one call: the second meets the state the first has led to.
  entry.state = move(workerEntryMachine, entry.state, agrees ? 'consent' : 'decline');
  const agreed = agrees ? answer.amount! : null;
  const consent =
    agreed === null
      ? null
      : await recordConsent(tx, ctx, organisation, caseCode, {
          ...{ partyId, scope: 'SETTLEMENT', channel, evidence },
          purpose: `和解金额${formatYuan(agreed)}元`,
        });
  const kept = { state: entry.state, agreed, consentId: consent?.id ?? null, answeredOn: ctx.today };
  await tx.update(WorkerEntryEntity, id, kept);
  record(tx, ctx, agrees ? 'worker-entry.consent' : 'worker-entry.decline', id, { caseCode });
}
