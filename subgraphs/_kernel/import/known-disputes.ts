import { In } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { ClaimedPeriodEntity } from '#kernel/dispute-key/claimed-period.entity.js';
import { assumedClaims, disputeKeys } from '#kernel/dispute-key/dispute-keys.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { ImportRow } from './import-row.js';

type KnownParty = Pick<PartyEntity, 'kind' | 'name' | 'matchingKey'>;

/**
 * Notes at each row that it looks like a case of the own organisation, or like a row before it: the same worker, employer, kind
 * of claim and months (争议匹配码). The register is not asked.
 */
export async function noteDuplicates(ctx: RequestContext, rows: readonly ImportRow[]): Promise<void> {
  const parties = new Map(rows.map((row) => [row, row.dispute.parties.map((party) => known(ctx, party))]));
  const persons = rows.flatMap((row) => personsOf(parties.get(row)!));
  const own = await disputesOfOwnCases(ctx, persons);
  const repeated = new Set(persons.filter((person, at) => persons.indexOf(person) !== at));
  const lines = new Map<string, number>();
  for (const row of rows) {
    const [person] = personsOf(parties.get(row)!);
    if (!person || !(own.persons.has(person) || repeated.has(person))) continue;
    const { claims, cause } = row.dispute;
    const months = claims.length > 0 ? claims : assumedClaims(cause, ctx.today);
    const keys = disputeKeys(ctx.agency.keyring, parties.get(row)!, months);
    noteDuplicate(row, find(keys, own.disputes), find(keys, lines));
    for (const key of keys) if (!lines.has(key)) lines.set(key, row.line);
  }
}

function noteDuplicate({ separate, cells }: ImportRow, caseCode?: string, line?: number): void {
  if (separate) return;
  const how = '确实不是同一争议的，请在“确认不重复”列填“是”。';
  if (caseCode) cells.note(null, 'DUPLICATE_CASE', `本单位已有同一争议的案件 ${caseCode}。`, how);
  else if (line) cells.note(null, 'DUPLICATE_ROW', `与第 ${line} 行是同一争议。`, how);
}

function find<Value>(keys: readonly string[], known: ReadonlyMap<string, Value>): Value | undefined {
  const key = keys.find((one) => known.has(one));
  return key === undefined ? undefined : known.get(key);
}

interface OwnDisputes {
  /** Matching keys of those who have a case here. */
  persons: Set<string>;
  /** The case, by the keys of its dispute. */
  disputes: Map<string, string>;
}

/** The case codes of the own cases of these persons, by the keys of their disputes. */
async function disputesOfOwnCases(ctx: RequestContext, persons: string[]): Promise<OwnDisputes> {
  const { organisation } = ctx.actor;
  const named = await ctx.db.find(PartyEntity, {
    where: { organisation, matchingKey: In([...new Set(persons)]) },
    select: { id: true, organisation: true, caseCode: true, matchingKey: true },
  });
  const where = { organisation, caseCode: In([...new Set(named.map(({ caseCode }) => caseCode))]) };
  const [files, parties, claims] = await Promise.all([
    ctx.db.findBy(CaseFileEntity, where),
    ctx.db.findBy(PartyEntity, where),
    ctx.db.findBy(ClaimedPeriodEntity, where),
  ]);
  const ofCase = <Row extends { caseCode: string }>(rows: Row[]) =>
    Map.groupBy(rows, ({ caseCode }) => caseCode);
  const [partiesOf, claimsOf] = [ofCase(parties), ofCase(claims)];
  const disputes = new Map(
    files.flatMap(({ caseCode, cause, openedOn }) =>
      disputeKeys(
        ctx.agency.keyring,
        partiesOf.get(caseCode) ?? [],
        claimsOf.get(caseCode) ?? assumedClaims(cause, openedOn),
      ).map((key) => [key, caseCode] as const),
    ),
  );
  return { persons: new Set(named.flatMap(({ matchingKey: key }) => key ?? [])), disputes };
}

function known({ agency }: RequestContext, party: ImportRow['dispute']['parties'][number]): KnownParty {
  const { kind, name } = party;
  const number = kind === 'PERSON' ? party.idNumber : party.creditCode;
  return { kind, name, matchingKey: number ? matchingKey(agency.keyring, kind, number) : null };
}

function personsOf(parties: readonly KnownParty[]): string[] {
  return parties.flatMap((party) =>
    party.kind === 'PERSON' && party.matchingKey ? [party.matchingKey] : [],
  );
}
