import { caseRoles, hasRole } from '#kernel/actor.js';
import { permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { arrows, lawInForce } from '#kernel/clock/law.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { arrangementOf, needArranged } from './arrangement.js';
import type {
  ArrowClock,
  ArrowGuard,
  ArrowGuardStanding,
  ArrowOffer,
  ArrowReceiver,
} from './arrow-offer.type.js';
import { type Arrow, leads } from './arrow-row.js';
import { needNoneOpen } from './one-at-a-time.js';
import type { Proposal } from './proposal.js';
import { consentMissing, sidesWithoutConsent, weighGuard } from './weigh-arrow.js';

/** Every arrow this agency sends, as it stands in a case of the person's own organisation today. Refuses with NOT_FOUND. */
export async function arrowOffers(ctx: RequestContext, caseCode: string): Promise<ArrowOffer[]> {
  const { organisation } = ctx.actor;
  permit(hasRole(ctx.actor, ...caseRoles));
  const file = await ctx.db.findOneBy(CaseFileEntity, { caseCode, organisation });
  if (!file) throw notFound();
  const { sends = {} } = ctx.agency.manifest;
  const sent = arrows().filter((row) => Object.hasOwn(sends, row.id) && lawInForce(row, ctx.today));
  const offers: ArrowOffer[] = [];
  for (const row of sent) offers.push(await offerOf(ctx, file, row));
  return offers;
}

async function offerOf(ctx: RequestContext, file: CaseFileEntity, row: Arrow): Promise<ArrowOffer> {
  const { caseCode, division } = file;
  const receivers = receiversOf(ctx, row, division);
  const guards = [
    await arranged(ctx, row, file),
    ...(row.oneAtATime ? [await noneOpen(ctx, row, file)] : []),
    ...(row.consent.length > 0 ? [await consented(ctx, row, file)] : []),
    ...(await weighed(ctx, row, file)),
  ];
  return {
    ...{ caseCode, arrow: row.id, name: row.name, basis: row.basis, guards, receivers },
    offered: guards.every(({ standing }) => standing !== 'UNMET'),
    documentOut: row.documentOut,
    answer: clockOf(ctx, row.answerRule, division),
    handling: clockOf(ctx, row.handlingRule, division),
    ...{ back: row.back, next: row.next, nextArrows: row.nextArrows },
  };
}

/** Organisations of the address book that the arrow leads to and that take part in the place's linkage. */
function receiversOf(ctx: RequestContext, row: Arrow, division: string): ArrowReceiver[] {
  const { members } = arrangementOf(division, ctx.today);
  return ctx.agency.book.organisations
    .filter(({ agency, code }) => code !== ctx.actor.organisation && members.includes(agency))
    .filter(({ agency }) => leads(row.to, agency))
    .map(({ code, name }) => ({ code, name }));
}

type GuardWords = Pick<ArrowGuard, 'code' | 'text' | 'basis'>;

/** A guard as it stands: what refuses is the reason. */
async function standing(words: GuardWords, weigh: () => Promise<ArrowGuardStanding>): Promise<ArrowGuard> {
  const open = { refusal: null, reason: null, hint: null };
  try {
    return { ...words, ...open, standing: await weigh() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code: refusal, message: reason, hint } = error;
    return { ...words, standing: 'UNMET', refusal, reason, hint };
  }
}

/** Both ends take part; where the hub's agencies are all outside, the receiver is named by the first of them. */
function arranged(ctx: RequestContext, row: Arrow, { division }: CaseFileEntity): Promise<ArrowGuard> {
  const { source, members } = arrangementOf(division, ctx.today);
  const words = { code: 'ARRANGEMENT', text: '双方都参加案件所在地的联动', basis: source };
  const { organisations } = ctx.agency.book;
  const own = organisations.filter(({ code }) => code === ctx.actor.organisation);
  const ends = organisations.filter(
    ({ agency, code }) => leads(row.to, agency) && code !== ctx.actor.organisation,
  );
  const outside = ends.some(({ agency }) => members.includes(agency)) ? [] : ends.slice(0, 1);
  return standing(words, async () => {
    needArranged(row, [...own, ...outside], { division, on: ctx.today });
    return 'MET';
  });
}

function noneOpen(
  ctx: RequestContext,
  arrow: Arrow,
  { caseCode, organisation: from }: CaseFileEntity,
): Promise<ArrowGuard> {
  const words = { code: 'ONE_AT_A_TIME', text: '本案没有同样的移送正在办理', basis: arrow.basis };
  return standing(words, async () => {
    await needNoneOpen(ctx.db, ctx, { arrow, caseCode, from, originId: null });
    return 'MET';
  });
}

async function consented(ctx: RequestContext, row: Arrow, file: CaseFileEntity): Promise<ArrowGuard> {
  const { caseCode, organisation: from } = file;
  const kinds = row.consentScopes.map((scope) => standingConsents(ctx.db, from, caseCode, scope));
  const consents = (await Promise.all(kinds)).flat();
  const missing = await sidesWithoutConsent(ctx.db, row, { caseCode, from, to: null }, consents);
  const text = `${row.consent.map((side) => sideNames[side]).join('、')}同意并有凭证`;
  return standing({ code: 'CONSENT', text, basis: row.basis }, async () => {
    if (missing.length === 0) return 'MET';
    if (row.consentGiven === 'WITH_APPLICATION') return 'TO_STATE';
    throw consentMissing(row, missing);
  });
}

const sideNames = { APPLICANT: '申请人', RESPONDENT: '被申请人' };

async function weighed(ctx: RequestContext, row: Arrow, file: CaseFileEntity): Promise<ArrowGuard[]> {
  const { caseCode, organisation: from } = file;
  const nothing = { to: null, recordId: null, originId: null, stated: null };
  const proposal: Proposal = { arrow: row, caseCode, from, ...nothing };
  const found: ArrowGuard[] = [];
  for (const guard of row.guards) {
    const { code, text, basis, by } = guard;
    const weigh = () => weighGuard(ctx.db, ctx, proposal, guard);
    found.push(await standing({ code, text, basis }, by === 'SENDER' ? weigh : async () => 'WITH_RECEIVER'));
  }
  return found;
}

function clockOf(ctx: RequestContext, rule: string | null, division: string): ArrowClock | null {
  if (rule === null) return null;
  const { trigger, length, due, source } = computeDeadline({ rule, from: ctx.today, division });
  return { rule, trigger, length, due, source };
}
