import type { EntityManager } from 'typeorm';
import type { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { ClaimedPeriodEntity } from './claimed-period.entity.js';
import { assumedClaims, type ClaimedMonths, disputeKeys } from './dispute-keys.js';
import { monthsFrom, needMonth } from './month.js';
import { owedMonths } from './owed-months.js';

/** What is told to the register of a dispute; nothing where no person or employer is known well enough. */
export interface KeyedDispute {
  disputeKeys?: string[];
  /** False where the months are assumed. */
  monthsStated?: boolean;
}

/** Reads what a clerk states. Refuses with BAD_INPUT months that are none, run backwards or lie ahead. */
export function readClaims(ctx: RequestContext, claims: readonly ClaimedMonths[]): ClaimedMonths[] {
  if (claims.length === 0 || claims.length > 20)
    throw new Refusal('BAD_INPUT', '请填写一至二十项请求及其争议期间。');
  return claims.map(({ kind, from, until }) => {
    const read = { kind, from: needMonth(from), until: needMonth(until) };
    if (read.until > ctx.today.slice(0, 7)) throw new Refusal('BAD_INPUT', '截止月份不能晚于本月。');
    monthsFrom(read.from, read.until);
    return read;
  });
}

/** Keeps them in place of what the organisation stated before. */
export async function keepClaims(
  tx: EntityManager,
  { caseCode, organisation }: Pick<CaseFileEntity, 'caseCode' | 'organisation'>,
  claims: readonly ClaimedMonths[],
): Promise<void> {
  await tx.delete(ClaimedPeriodEntity, { caseCode, organisation });
  const latest = new Map<string, ClaimedMonths>();
  for (const claim of [...claims].sort((a, b) => (a.until < b.until ? -1 : 1)))
    latest.set(`${claim.kind} ${claim.from}`, claim);
  await tx.insert(
    ClaimedPeriodEntity,
    [...latest.values()].map(({ kind, from, until }) => ({ caseCode, organisation, kind, from, until })),
  );
}

/** The dispute of a case by its keyed hashes, from its parties and what is claimed; where nobody has stated that, from the fact table. */
export async function keyedDispute(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, cause, openedOn }: CaseFileEntity,
): Promise<KeyedDispute> {
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const stated = await tx.findBy(ClaimedPeriodEntity, { caseCode, organisation });
  const owed = stated.length > 0 ? null : await owedMonths(tx, { caseCode, organisation });
  const assumed = assumedClaims(cause, openedOn);
  const claims = stated.length > 0 ? stated : assumed.map((each) => (each.kind === owed?.kind ? owed : each));
  const keys = disputeKeys(ctx.agency.keyring, parties, claims);
  const monthsStated = claims.every((claim) => !assumed.includes(claim));
  return keys.length === 0 ? {} : { disputeKeys: keys, monthsStated };
}
