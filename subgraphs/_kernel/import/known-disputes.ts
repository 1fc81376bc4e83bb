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
  const own = await disputesOfOwnCases(
    ctx,
    rows.flatMap((row) => personsOf(parties.get(row)!)),
  );
  const lines = new Map<string, number>();
  for (const row of rows) {
    const { claims, cause } = row.dispute;
    const months = claims.length > 0 ? claims : assumedClaims(cause, ctx.today);
    const keys = disputeKeys(ctx.agency.keyring, parties.get(row)!, months);
    const found = keys.find((key) => own.has(key));
    const before = keys.find((key) => lines.has(key));
    const how = '确实不是同一争议的，请在“确认不重复”列填“是”。';
    if (found && !row.separate)
      row.cells.note(null, 'DUPLICATE_CASE', `本单位已有同一争议的案件 ${own.get(found)}。`, how);
    else if (before !== undefined && !row.separate)
      row.cells.note(null, 'DUPLICATE_ROW', `与第 ${lines.get(before)} 行是同一争议。`, how);
    for (const key of keys) if (!lines.has(key)) lines.set(key, row.line);
  }
}

/** The case codes of the own cases of these persons, by the keys of their disputes. */
async function disputesOfOwnCases(ctx: RequestContext, persons: string[]): Promise<Map<string, string>> {
  const { organisation } = ctx.actor;
  const named = await ctx.db.find(PartyEntity, {
    where: { organisation, matchingKey: In([...new Set(persons)]) },
    select: { id: true, organisation: true, caseCode: true },
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
  return new Map(
    files.flatMap(({ caseCode, cause, openedOn }) =>
      disputeKeys(
        ctx.agency.keyring,
        partiesOf.get(caseCode) ?? [],
        claimsOf.get(caseCode) ?? assumedClaims(cause, openedOn),
      ).map((key) => [key, caseCode] as const),
    ),
  );
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
