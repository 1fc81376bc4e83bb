import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { refuseFaults } from './line-faults.js';
import { groupOf, mayKeepGroup } from './load-group.js';
import { type ListedWorker, readWorkerList } from './worker-list.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

export interface NewWorkerList {
  caseCode: string;
  /** What all of them claim (共同请求). */
  commonClaim: string;
  /** A worker a line: 姓名、身份证号、电话、金额. */
  list: string;
}

/** Lists the workers of a case on file (登记劳动者名册): every line names a party of the case, or nothing is kept. */
export function listWorkers(ctx: RequestContext, input: NewWorkerList): Promise<WorkerGroupEntity> {
  const workers = readWorkerList(input.list);
  return ctx.transaction((tx) => enterGroup(tx, ctx, input, workers));
}

/** The same within another act, of a list that has been read. */
export async function enterGroup(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, commonClaim }: Pick<NewWorkerList, 'caseCode' | 'commonClaim'>,
  workers: readonly ListedWorker[],
): Promise<WorkerGroupEntity> {
  const { organisation } = ctx.actor;
  permit(mayKeepGroup(ctx.actor, { organisation }));
  await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  if (commonClaim.trim() === '') throw new Refusal('BAD_INPUT', '请写明共同请求。');
  if (await groupOf(tx, { caseCode, organisation }))
    throw new Refusal('WRONG_STATE', '本案已经登记劳动者名册。');
  const parties = await partiesOf(tx, { caseCode, organisation }, workers);
  const group: WorkerGroupEntity = {
    ...{ id: randomUUID(), caseCode, organisation, commonClaim: commonClaim.trim(), listedOn: ctx.today },
    ...{ greenChannel: '集体争议优先立案、优先审理（办案规则第五条）', representatives: [], electedOn: null },
    ...{ electionEvidence: null, powers: null },
  };
  await tx.insert(WorkerGroupEntity, group);
  const unanswered = { consentId: null, agreed: null, answeredOn: null, agreementId: null, referralId: null };
  const entries = workers.map(({ line, claim, idNumber }): WorkerEntryEntity => ({
    ...{ id: randomUUID(), groupId: group.id, caseCode, organisation, line, claim, state: 'LISTED' },
    ...{ partyId: parties.get(idNumber)!, ...unanswered },
  }));
  await tx.insert(WorkerEntryEntity, entries);
  record(tx, ctx, 'worker-group.list', group.id, { caseCode, details: { workers: entries.length } });
  return group;
}

/** Party ids by identity number. */
async function partiesOf(
  tx: EntityManager,
  of: { caseCode: string; organisation: string },
  workers: readonly ListedWorker[],
): Promise<Map<string, string>> {
  const parties = await tx.findBy(PartyEntity, { ...of, kind: 'PERSON' });
  const ids = new Map(parties.flatMap(({ id, idNumber }) => (idNumber ? [[idNumber, id] as const] : [])));
  const unknown = workers.filter(({ idNumber }) => !ids.has(idNumber));
  refuseFaults(unknown.map(({ line }) => ({ line, text: '不是本案当事人' })));
  return ids;
}
