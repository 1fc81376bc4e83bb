import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { can, move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';
import { type LineFault, refuseFaults } from './line-faults.js';
import { entriesNamed, entriesOf, groupOf, linesOf } from './load-group.js';
import { sumOf, type WorkerShare } from './shares.js';
import { stopSpeaking } from './stop-speaking.js';
import { hasLeft, workerEntryMachine } from './worker-entry.state.js';
import { WorkerEntryEntity } from './worker-group.entity.js';

interface Bound {
  caseCode: string;
  organisation: string;
  partyIds: readonly string[];
}

/** The workers who have consented to settle; null where the dispute is not collective. */
export async function consentingWorkers(
  tx: EntityManager,
  of: Pick<Bound, 'caseCode' | 'organisation'>,
): Promise<{ consenting: string[]; listed: string[] } | null> {
  const group = await groupOf(tx, of);
  if (!group) return null;
  const entries = await entriesOf(tx, group);
  return {
    consenting: entries.filter(({ state }) => state === 'CONSENTED').map(({ partyId }) => partyId),
    listed: entries.map(({ partyId }) => partyId),
  };
}

/**
 * Whom an agreement of a collective dispute binds has consented, and to the very amount: nobody can settle for another (办案规则
 * §63). Refuses with CONSENT_MISSING, naming the lines; with BAD_LIST an amount that is not the one consented to.
 */
export async function needConsents(
  tx: EntityManager,
  bound: Bound,
  shares: readonly WorkerShare[],
): Promise<void> {
  const group = await groupOf(tx, bound);
  if (!group) return;
  const entries = await entriesNamed(tx, group, bound.partyIds);
  needConsenting(entries);
  const amounts = new Map(shares.map((share, at) => [share.partyId, { line: at + 1, share }]));
  const faults = shares.flatMap(({ partyId }, at): LineFault[] =>
    entries.some((entry) => entry.partyId === partyId)
      ? []
      : [{ line: at + 1, text: '不是本协议约束的劳动者' }],
  );
  for (const entry of entries) {
    const found = amounts.get(entry.partyId);
    if (!found) faults.push({ line: shares.length + 1, text: `缺少名册${linesOf([entry])}劳动者的金额` });
    else if (sumOf(found.share.amounts) !== entry.agreed)
      faults.push({ line: found.line, text: otherAmount(entry, sumOf(found.share.amounts)) });
  }
  refuseFaults(faults);
}

function otherAmount({ agreed, line }: WorkerEntryEntity, written: number): string {
  return `写${formatYuan(written)}元，本人（名册第${line}行）同意的是${formatYuan(agreed ?? 0)}元`;
}

function needConsenting(entries: readonly WorkerEntryEntity[]): void {
  const missing = entries.filter(({ state }) => state !== 'CONSENTED');
  if (missing.length === 0) return;
  throw new Refusal(
    'CONSENT_MISSING',
    `有${missing.length}名劳动者没有同意和解：${linesOf(missing)}。`,
    '代表人承认、放弃请求或者和解，应当经被代表的劳动者同意（办案规则第六十三条）；请只就已经同意的人拟定协议，其余的人请求继续办理。',
  );
}

/**
 * The parties whose signatures an agreement asks for: in a collective dispute the representatives whom it binds sign for those who
 * have each consented; where it binds no representative, everybody signs.
 */
export async function signatories(tx: EntityManager, bound: Bound): Promise<string[]> {
  const group = await groupOf(tx, bound);
  const signing = group?.representatives.filter((id) => bound.partyIds.includes(id)) ?? [];
  if (!group || signing.length === 0) return [...bound.partyIds];
  const spokenFor = (await entriesNamed(tx, group, bound.partyIds)).map(({ partyId }) => partyId);
  return bound.partyIds.filter((id) => signing.includes(id) || !spokenFor.includes(id));
}

/** An agreement has taken effect for the workers it binds, and for nobody else. */
export async function settleWorkers(
  tx: EntityManager,
  ctx: RequestContext,
  bound: Bound & { id: string },
): Promise<void> {
  const group = await groupOf(tx, bound);
  if (!group) return;
  const entries = await entriesNamed(tx, group, bound.partyIds);
  needConsenting(entries);
  for (const { id, state } of entries)
    await tx.update(WorkerEntryEntity, id, {
      state: move(workerEntryMachine, state, 'settle'),
      agreementId: bound.id,
    });
  const details = { settled: entries.length };
  record(tx, ctx, 'worker-group.settle', group.id, { caseCode: group.caseCode, details });
}

/** A worker has taken the consent to settle back; refused once the agreement has taken effect. */
export async function settlementRevoked(
  tx: EntityManager,
  ctx: RequestContext,
  consent: Pick<ConsentEntity, 'id' | 'caseCode' | 'organisation'>,
): Promise<void> {
  const entry = await tx.findOne(WorkerEntryEntity, {
    where: { consentId: consent.id, organisation: consent.organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!entry) return;
  if (entry.state === 'SETTLED')
    throw new Refusal(
      'WRONG_STATE',
      '和解协议已经生效，同意不能撤回。',
      '认为协议无效或者可撤销的，可以依法另行主张。',
    );
  const state = move(workerEntryMachine, entry.state, 'revoke');
  await tx.update(WorkerEntryEntity, entry.id, { state, consentId: null, agreed: null, answeredOn: null });
  record(tx, ctx, 'worker-entry.revoke', entry.id, { caseCode: consent.caseCode });
}

/**
 * One of many workers does not want to mediate any more: the worker leaves, the others go on. Answers false where the dispute is
 * not collective, or nobody else is left in it.
 */
export async function leftMediation(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, partyId }: Pick<ConsentEntity, 'caseCode' | 'organisation' | 'partyId'>,
): Promise<boolean> {
  const group = await groupOf(tx, { caseCode, organisation });
  if (!group) return false;
  const entries = await entriesOf(tx, group);
  const entry = entries.find((each) => each.partyId === partyId);
  const others = entries.filter((each) => each !== entry && !hasLeft(each.state));
  if (!entry || others.length === 0) return false;
  if (hasLeft(entry.state)) return true;
  const answered = can(workerEntryMachine, entry.state, 'revoke');
  const before = answered ? move(workerEntryMachine, entry.state, 'revoke') : entry.state;
  const state = move(workerEntryMachine, before, 'withdraw');
  await tx.update(WorkerEntryEntity, entry.id, { state, consentId: null, agreed: null });
  record(tx, ctx, 'worker-entry.withdraw', entry.id, { caseCode });
  await stopSpeaking(tx, ctx, entry);
  return true;
}
