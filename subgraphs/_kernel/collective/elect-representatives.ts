import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { linesOf, loadGroup } from './load-group.js';
import { hasLeft, workerEntryMachine } from './worker-entry.state.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

export interface Election {
  caseCode: string;
  /** Party ids of those elected. */
  representatives: string[];
  /** Party ids of the workers who have signed the election. */
  signedBy: string[];
  /** Where the signed election lies (推选书). */
  evidence: string;
  powers?: string | null;
  electedOn?: string | null;
}

/** Fewer speak for nobody: a new election is asked for. */
export const fewestRepresentatives = 3;
const most = 5;

/** The workers elect three to five of them to speak for all (推选代表人, 办案规则 §62–63); everybody represented has signed. */
export function electRepresentatives(ctx: RequestContext, input: Election): Promise<WorkerGroupEntity> {
  return ctx.transaction(async (tx) => {
    const { group, entries } = await loadGroup(tx, ctx, input.caseCode);
    const represented = entries.filter(({ state }) => !hasLeft(state));
    const representatives = [...new Set(input.representatives)];
    const electedOn = input.electedOn ?? ctx.today;
    checkElection(represented, representatives, input);
    if (electedOn > ctx.today || electedOn < group.listedOn)
      throw new Refusal('BAD_INPUT', '推选日期不能晚于今天，也不能早于名册登记之日。');
    const elected = {
      ...{ representatives, electedOn, electionEvidence: input.evidence.trim() },
      powers: input.powers?.trim() || null,
    };
    await tx.update(WorkerGroupEntity, group.id, elected);
    for (const entry of represented)
      await tx.update(WorkerEntryEntity, entry.id, { state: move(workerEntryMachine, entry.state, 'elect') });
    const details = { representatives: representatives.length, represented: represented.length };
    record(tx, ctx, 'worker-group.elect', group.id, { caseCode: group.caseCode, details });
    return Object.assign(group, elected);
  });
}

function checkElection(
  represented: readonly WorkerEntryEntity[],
  representatives: readonly string[],
  { signedBy, evidence }: Election,
): void {
  if (representatives.length < fewestRepresentatives || representatives.length > most)
    throw new Refusal(
      'REPRESENTATIVE_COUNT',
      `推选了${representatives.length}名代表人，应当推选三至五名。`,
      '依据：劳动人事争议仲裁办案规则第六十二条、第六十三条。',
    );
  if (representatives.some((id) => !represented.some(({ partyId }) => partyId === id)))
    throw new Refusal('BAD_INPUT', '代表人应当是名册中仍参加集体争议的劳动者。');
  if (evidence.trim() === '') throw new Refusal('BAD_INPUT', '请写明推选书的保存位置。');
  const missing = represented.filter(({ partyId }) => !signedBy.includes(partyId));
  if (missing.length === 0) return;
  throw new Refusal(
    'CONSENT_MISSING',
    `推选书缺少${missing.length}名劳动者的签名：${linesOf(missing)}。`,
    '每一名被代表的劳动者都应当在推选书上签名；不参加的请先登记退出。',
  );
}
