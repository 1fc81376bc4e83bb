import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { hasRole, type Role, roles } from '#kernel/actor.js';
import { AttachmentEntity } from '#kernel/attachment/attachment.entity.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { standings } from '#kernel/disclosure/access.js';
import { areStated, owedMonths, saysOwedMonths } from '#kernel/dispute-key/owed-months.js';
import { tellDispute } from '#kernel/dispute-key/state-claims.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { confirmedByAll } from './confirmed-by-all.js';
import { type FactField, factFields, needField, readValue } from './fact-field.js';
import { FactEntryEntity, type FactSupplier } from './fact-entry.entity.js';
import { factHistory, sameSource, standing } from './fact-table.js';
import { mayKeepFacts, mayKeepSensitive } from './fact-table.policy.js';

export interface NewFact {
  caseCode: string;
  field: string;
  /** As a clerk types it; money in yuan. */
  value: string;
  about?: string | null;
  supplier: FactSupplier;
  supplierParty?: string | null;
  /** Said in a mediation: kept only with the written confirmation of every party (特邀规定 §22). */
  saidInMediation: boolean;
  confirmedBy?: string[] | null;
  evidenceDocument?: string | null;
  /** Why the same source now says otherwise. */
  reason?: string | null;
}

/**
 * Fills a field of the fact table (填写要素). The same source saying the same again changes nothing; saying otherwise takes a reason and
 * leaves the earlier entry in the history; another source's value stands beside it. Months that wages are owed for try the register
 * of disputes, so they are counted like a look-up.
 */
export async function recordFact(ctx: RequestContext, given: NewFact): Promise<FactEntryEntity> {
  permit(mayKeepFacts(ctx.actor, ctx.agency.manifest.name));
  const { caseCode } = given;
  const { organisation } = ctx.actor;
  if (saysOwedMonths(given.field) && !(await areStated(ctx.db, { caseCode, organisation })))
    await takeLook(ctx, 'dispute-keys', [`${caseCode} ${given.field} ${given.value}`]);
  return ctx.transaction(async (tx) => {
    const file = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const field = needField(given.field);
    await needSight(ctx, caseCode, field);
    const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
    const entry = await newEntry(tx, ctx, given, field, parties);
    const stand = standing(await factHistory(tx, entry));
    const ofField = stand.filter((other) => other.field === entry.field && other.about === entry.about);
    const own = ofField.find((other) => sameSource(other, entry));
    if (own?.value === entry.value) return confirmed(tx, ctx, own, entry);
    if (own) takePlace(entry, own, given.reason);
    needOrder(
      field,
      entry,
      stand.filter((other) => sameSource(other, entry)),
    );
    await tx.insert(FactEntryEntity, entry);
    const { id, replaces, supplier } = entry;
    record(tx, ctx, 'fact.record', id, { caseCode, details: { field: field.code, supplier, replaces } });
    if (saysOwedMonths(entry.field)) await tellOwedMonths(tx, ctx, file);
    return entry;
  });
}

/** The register compares by the months wages are owed for, once both ends are known and nobody has stated others. */
async function tellOwedMonths(tx: EntityManager, ctx: RequestContext, file: CaseFileEntity): Promise<void> {
  if (await areStated(tx, file)) return;
  if (await owedMonths(tx, file)) await tellDispute(tx, ctx, file);
}

/** What it had said before, now with the confirmation that comes with it. */
async function confirmed(
  tx: EntityManager,
  ctx: RequestContext,
  own: FactEntryEntity,
  { confirmedOn, confirmedBy }: FactEntryEntity,
): Promise<FactEntryEntity> {
  if (own.confirmedOn !== null || confirmedOn === null) return own;
  await tx.update(
    FactEntryEntity,
    { id: own.id, organisation: own.organisation },
    { confirmedOn, confirmedBy },
  );
  record(tx, ctx, 'fact.confirm', own.id, { caseCode: own.caseCode, details: { field: own.field } });
  return { ...own, confirmedOn, confirmedBy };
}

async function needSight(ctx: RequestContext, caseCode: string, field: FactField): Promise<void> {
  if (!field.sensitive) return;
  const access = await standings(ctx).load(caseCode);
  permit(access !== null && mayKeepSensitive(ctx.actor, access, ctx.today), () => {
    const hint = '请先登记当事人同意提供敏感个人信息的记录（个人信息保护法第29条）。';
    return new Refusal('CONSENT_MISSING', `${field.name}属于敏感个人信息，须经当事人单独同意。`, hint);
  });
}

async function newEntry(
  tx: EntityManager,
  ctx: RequestContext,
  given: NewFact,
  field: FactField,
  parties: readonly PartyEntity[],
): Promise<FactEntryEntity> {
  const { caseCode, supplier } = given;
  const { organisation } = ctx.actor;
  const about = needWorker(parties, given.about ?? null);
  const supplierParty = needSupplier(parties, supplier, given.supplierParty ?? null);
  const signatories = given.confirmedBy?.length ? confirmedByAll(parties, about, given.confirmedBy) : [];
  if (given.saidInMediation && signatories.length === 0)
    throw new Refusal(
      'CONFIDENTIAL',
      '调解中的陈述不能填入要素表，各方书面确认的无争议事实除外。',
      '依据：最高人民法院关于人民法院特邀调解的规定第22条。',
    );
  const evidence = given.evidenceDocument
    ? await needFile(tx, caseCode, organisation, given.evidenceDocument)
    : null;
  return {
    ...{ id: randomUUID(), organisation, caseCode, field: field.code, about, supplier, supplierParty },
    value: readValue(field, given.value, ctx.today),
    ...{ supplierOrganisation: organisation, supplierRole: roleOf(ctx), suppliedAt: ctx.now },
    ...{ evidenceDocument: evidence?.id ?? null, evidenceHash: evidence?.sha256 ?? null },
    ...{ replaces: null, reason: null, arrivedBy: null },
    ...{ confirmedOn: signatories.length > 0 ? ctx.today : null, confirmedBy: signatories },
  };
}

/** The worker it is about; with one worker in the case, that one. */
function needWorker(parties: readonly PartyEntity[], about: string | null): string | null {
  const workers = parties.filter(({ kind }) => kind === 'PERSON');
  if (about === null) return workers.length === 1 ? workers[0]!.id : null;
  if (!workers.some(({ id }) => id === about))
    throw new Refusal('BAD_INPUT', '该劳动者不是本案当事人。', '请从本案当事人中选择。');
  return about;
}

function needSupplier(
  parties: readonly PartyEntity[],
  supplier: FactSupplier,
  party: string | null,
): string | null {
  if (supplier === 'AGENCY' && party === null) return null;
  if (supplier === 'PARTY' && parties.some(({ id }) => id === party)) return party;
  throw new Refusal('BAD_INPUT', '请写明由哪一方当事人提供；部门掌握的事实不写当事人。');
}

async function needFile(
  tx: EntityManager,
  caseCode: string,
  organisation: string,
  id: string,
): Promise<AttachmentEntity> {
  const file = { id: uuidOrNone(id), caseCode, organisation, removedAt: IsNull() };
  const found = await tx.findOneBy(AttachmentEntity, file);
  if (!found) throw new Refusal('BAD_INPUT', '证据文件不在本案附件中。', '请先上传附件，再选择它。');
  return found;
}

function takePlace(entry: FactEntryEntity, own: FactEntryEntity, given: string | null | undefined): void {
  if (own.confirmedOn !== null)
    throw new Refusal(
      'WRONG_STATE',
      '双方已书面确认的无争议事实不能更改。',
      '另一来源的不同说法可以另行填写。',
    );
  const reason = given?.trim() ?? '';
  if (reason === '')
    throw new Refusal('BAD_INPUT', '同一来源已填写过该项，更正请说明理由。', '原来的填写会保留在历史中。');
  Object.assign(entry, { replaces: own.id, reason });
}

/** What one source says must fit together: it leaves no job before it takes it. */
function needOrder(field: FactField, entry: FactEntryEntity, own: readonly FactEntryEntity[]): void {
  const valueOf = (code: string): string | undefined =>
    own.find((other) => other.field === code && other.about === entry.about)?.value;
  const earlier = field.notBefore === null ? undefined : valueOf(field.notBefore);
  const later = factFields().find(({ notBefore }) => notBefore === field.code);
  const laterValue = later && valueOf(later.code);
  if (earlier !== undefined && entry.value < earlier)
    throw new Refusal('BAD_INPUT', `${field.name}早于${needField(field.notBefore!).name}（${earlier}）。`);
  if (later && laterValue !== undefined && laterValue < entry.value)
    throw new Refusal('BAD_INPUT', `${field.name}晚于${later.name}（${laterValue}）。`);
}

function roleOf({ actor }: RequestContext): Role {
  return roles.find((role) => hasRole(actor, role)) ?? 'CLERK';
}
