import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { keepClaims, keyedDispute, readClaims } from '#kernel/dispute-key/keep-claims.js';
import { tellDispute } from '#kernel/dispute-key/state-claims.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { caseSeries } from '#kernel/reconciliation/serials.js';
import { allOf } from '#kernel/statements/all-of.js';
import { asVector, lexemesOf } from '#kernel/search/lexemes.js';
import { PartyEntity, type PartyKind, type PartySide } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { CaseFileEntity } from './case-file.entity.js';
import { tellRegister } from './register.js';

export interface NewParty {
  id?: string;
  side: PartySide;
  kind: PartyKind;
  name: string;
  idNumber?: string | null;
  phone?: string | null;
  creditCode?: string | null;
  address?: string | null;
  legalRepresentative?: string | null;
}

export interface NewDispute {
  cause: string;
  causeVersion: string;
  title: string;
  /** In fen. */
  claim: number | null;
  facts: string | null;
  /** Through which door it came: COMPLAINT, VISIT, HOTLINE, APPLICATION. */
  door: string;
  /** Where the employer is, if elsewhere than the organisation: local rules are those of that place. */
  division?: string | null;
  parties: NewParty[];
  /** What is claimed and for which months, where it is stated at the door. */
  claims?: readonly ClaimedMonths[];
}

/** Opens a case at this agency's door: mints its case code (案件码), files it with its parties, tells the register. */
export async function openCase(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  dispute: NewDispute,
): Promise<{ file: CaseFileEntity; parties: PartyEntity[] }> {
  const { division } = ctx.agency.book.organisation(organisation);
  const caseCode = await nextCaseCode(tx, ctx, division);
  const place = dispute.division ? divisionCode(dispute.division) : division;
  const file = fileOf(caseCode, organisation, place, ctx.today, dispute, true);
  await tx.insert(CaseFileEntity, file);
  const parties = await fileParties(tx, ctx, caseCode, organisation, dispute.parties);
  if (dispute.claims?.length) await keepClaims(tx, file, readClaims(ctx, dispute.claims));
  tellRegister(tx, ctx, organisation, caseCode, 'CaseOpened', {
    openedOn: ctx.today,
    division,
    cause: dispute.cause,
    causeVersion: dispute.causeVersion,
    title: dispute.title,
    door: dispute.door,
    partyKeys: keysOf(parties, 'PERSON'),
    employerCode: parties.find((party) => party.kind === 'EMPLOYER')?.creditCode ?? null,
    workers: parties.filter((party) => party.kind === 'PERSON' && party.side === 'APPLICANT').length,
    ...(await keyedDispute(tx, ctx, file)),
  });
  record(tx, ctx, 'case.open', caseCode, { caseCode });
  return { file, parties };
}

/**
 * Files a case that came by referral, once for each organisation; one only heard of until now is completed. Workers whom a
 * later letter names join one that came by referral; nobody's letter adds to a case that was opened here.
 */
export async function fileReferredCase(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
  organisation: string,
  division: string,
  dispute: Omit<NewDispute, 'door' | 'claims' | 'division'>,
): Promise<void> {
  const key = { caseCode, organisation };
  const known = await tx.findOneBy(CaseFileEntity, key);
  if (known?.firstDoor) return;
  const filed = known ? await tx.findBy(PartyEntity, key) : [];
  if (filed.length > 0) {
    const joining = dispute.parties.filter(
      ({ id, side, kind }) =>
        side === 'APPLICANT' && kind === 'PERSON' && !filed.some((party) => party.id === id),
    );
    if (joining.length > 0)
      await tx.insert(
        PartyEntity,
        joining.map((party) => partyOf(ctx, caseCode, organisation, party)),
      );
    return;
  }
  const { openedOn, ...file } = fileOf(caseCode, organisation, division, ctx.today, dispute, false);
  await allOf([
    known ? tx.update(CaseFileEntity, key, file) : tx.insert(CaseFileEntity, { ...file, openedOn }),
    fileParties(tx, ctx, caseCode, organisation, dispute.parties),
  ]);
}

/** Files a case that is known by a letter about it alone: no party, no claim. A referral completes it. */
export async function fileCaseHeardOf(
  tx: EntityManager,
  ctx: RequestContext,
  heard: {
    caseCode: string;
    organisation: string;
    division: string;
    cause: string;
    causeVersion: string;
    title: string;
  },
): Promise<void> {
  const { caseCode, organisation, division, ...dispute } = heard;
  if (await tx.existsBy(CaseFileEntity, { caseCode, organisation })) return;
  await tx.insert(
    CaseFileEntity,
    fileOf(caseCode, organisation, division, ctx.today, { ...dispute, claim: null, facts: null }, false),
  );
}

const counted = new WeakMap<EntityManager, Map<string, number>>();

/** From now on a transaction counts its series by itself; each is locked at its first number. Ends with {@link writeSerials}. */
export function countSerials(tx: EntityManager): void {
  counted.set(tx, new Map());
}

export async function writeSerials(tx: EntityManager): Promise<void> {
  for (const [series, last] of counted.get(tx) ?? [])
    await tx.query('update serial set last = $2 where series = $1', [series, last]);
}

/** The next number of a series: gapless within its transaction's success, never given twice. */
export async function nextSerial(tx: EntityManager, series: string): Promise<number> {
  const own = counted.get(tx);
  const before = own?.get(series);
  if (own && before !== undefined) {
    own.set(series, before + 1);
    return before + 1;
  }
  const [row] = await tx.query<{ last: number }[]>(
    `insert into serial (series, last) values ($1, 1) on conflict (series) do update set last = serial.last + 1 returning last`,
    [series],
  );
  if (!row) throw new Error('The series gave no number.');
  own?.set(series, row.last);
  return row.last;
}

async function nextCaseCode(tx: EntityManager, ctx: RequestContext, division: string): Promise<string> {
  const { letter } = ctx.agency.manifest;
  if (letter === null) throw new Error('This agency opens no cases.');
  const year = Number(ctx.today.slice(0, 4));
  const serial = await nextSerial(tx, caseSeries(division, letter, year));
  return mintCaseCode({ division: divisionCode(division), letter, year, serial });
}

function fileOf(
  caseCode: string,
  organisation: string,
  division: string,
  openedOn: string,
  dispute: Omit<NewDispute, 'door' | 'parties' | 'claims'>,
  firstDoor: boolean,
): CaseFileEntity {
  const { cause, causeVersion, title, claim, facts } = dispute;
  return { caseCode, organisation, division, openedOn, cause, causeVersion, title, claim, facts, firstDoor };
}

async function fileParties(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
  organisation: string,
  parties: NewParty[],
): Promise<PartyEntity[]> {
  const sides = new Set(parties.map((party) => party.side));
  if (sides.size !== 2) throw new Refusal('BAD_INPUT', '当事人不完整。', '请填写申请人和被申请人。');
  const rows = parties.map((party) => partyOf(ctx, caseCode, organisation, party));
  await tx.insert(PartyEntity, rows);
  return rows;
}

/** A party that joins a case on file (追加当事人). */
export async function addParty(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation }: Pick<CaseFileEntity, 'caseCode' | 'organisation'>,
  party: NewParty,
): Promise<PartyEntity> {
  const row = partyOf(ctx, caseCode, organisation, party);
  await tx.insert(PartyEntity, row);
  await tellDispute(tx, ctx, await loadBy(tx, CaseFileEntity, { caseCode, organisation }));
  return row;
}

function partyOf(ctx: RequestContext, caseCode: string, organisation: string, party: NewParty): PartyEntity {
  const number = party.kind === 'PERSON' ? party.idNumber : party.creditCode;
  return {
    id: party.id ?? randomUUID(),
    organisation,
    caseCode,
    side: party.side,
    kind: party.kind,
    name: party.name,
    idNumber: party.idNumber ?? null,
    phone: party.phone ?? null,
    creditCode: party.creditCode ?? null,
    address: party.address?.trim() || null,
    legalRepresentative: party.legalRepresentative?.trim() || null,
    matchingKey: number ? matchingKey(ctx.agency.keyring, party.kind, number) : null,
    search: asVector(lexemesOf(party.name)),
  };
}

function keysOf(parties: PartyEntity[], kind: PartyKind): string[] {
  return parties.flatMap((party) => (party.kind === kind && party.matchingKey ? [party.matchingKey] : []));
}
