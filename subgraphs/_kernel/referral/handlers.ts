import type { EntityManager } from 'typeorm';
import type { AgencyManifest, MessageHandler } from '#kernel/agency.js';
import { needArranged } from '#kernel/arrows/arrangement.js';
import { leads } from '#kernel/arrows/arrow-row.js';
import { fileCaseHeardOf, fileReferredCase } from '#kernel/case-file/open-case.js';
import type { ConsentChannel, ConsentScope } from '#kernel/consent/consent.entity.js';
import { keepArrivedConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import { checkFacts } from '#kernel/fact-table/check-facts.js';
import type { FactBody } from '#kernel/fact-table/fact-body.js';
import { keepArrivedFacts } from '#kernel/fact-table/keep-arrived-facts.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import type { PartyKind, PartySide } from '#kernel/party/party.entity.js';
import { keepPriority } from '#kernel/priority/keep-priority.js';
import { alarmRaised } from '#kernel/lookup/alarm-raised.js';
import { Refusal } from '#kernel/refusal.js';
import { allOf } from '#kernel/statements/all-of.js';
import { noticeArrival } from '#kernel/notice/notice-of-referral.js';
import { grantSight } from './answer.js';
import { meetAnswer, startAnswer } from './answer-limit.js';
import { checkConsents, checkLetter, checkUnknown } from './check-letter.js';
import { checkStep } from './check-step.js';
import { resultCorrected } from './correct-result.js';
import { followReferral, noteReferral, permitTheirs } from './move.js';
import { newCopy } from './new-copy.js';
import { followRecount } from './recount.js';
import { type ConsentBody, ReferralEntity, type ReferralIssuedBody } from './referral.entity.js';
import { type ReferralStep, referralSteps } from './referral-steps.js';
import { supplementTold } from './supplement.js';
import { theirCopy } from './their-copy.js';

/** What every agency does with the messages of a referral and with alarms; the agency's own follow-up hangs in its manifest. */
export const kernelHandlers: AgencyManifest['handlers'] = {
  ReferralIssued: arrived,
  ReferralMoved: follow(referralSteps.ReferralMoved),
  ReferralAccepted: follow(referralSteps.ReferralAccepted),
  ReferralReturned: follow(referralSteps.ReferralReturned),
  ReferralExtended: extended,
  ReferralRecounted: recounted,
  ReferralSupplement: supplementTold,
  ReferralResultReported: follow(referralSteps.ReferralResultReported),
  ReferralResultCorrected: resultCorrected,
  LookupAlarmRaised: alarmRaised,
};

/** A referral has arrived: the case, its parties and consents are filed, and the receiver's copy begins. */
async function arrived(
  tx: EntityManager,
  ctx: RequestContext,
  body: ReferralIssuedBody,
  envelope: Envelope,
): Promise<void> {
  const row = arrowOf(body.arrow);
  checkLetter(body, envelope);
  if (!leads(row.to, ctx.agency.manifest.name) || !leads(row.from, ctx.actor.agency)) {
    throw new Refusal('ARROW_NOT_OFFERED', '本单位不接收这类转介。');
  }
  const organisation = envelope.dest;
  const ends = [ctx.actor.organisation, organisation].map((code) => ctx.agency.book.organisation(code));
  needArranged(row, ends, { division: body.dispute.division, on: body.issuedOn });
  await allOf([checkUnknown(tx, body.referralId, organisation), fileFromLetter(tx, ctx, organisation, body)]);
  const sides = { organisation, counterpart: ctx.actor.organisation, recordId: null };
  const referral = newCopy('IN', sides, body, new Date(envelope.time));
  // The receiver's note of what is still SENT tells the register that it is delivered.
  noteReferral(tx, ctx, referral);
  const { caseCode, referralId, issuedOn } = body;
  const { division } = body.dispute;
  await allOf([
    tx.insert(ReferralEntity, referral),
    startAnswer(tx, ctx, row, { caseCode, organisation, referralId, issuedOn, division }),
    noticeArrival(tx, ctx, referral),
  ]);
  if (body.priority) await keepPriority(tx, ctx, referral, body.priority);
  await ctx.agency.manifest.referrals.arrived?.[body.arrow]?.(tx, ctx, referral);
}

/** Files the case as the letter of a referral tells it, where it is not filed: the dispute, its parties, the consents. */
export async function fileFromLetter(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  body: ReferralIssuedBody,
): Promise<void> {
  const { division, parties, ...dispute } = body.dispute;
  if (parties.length === 0 && !arrowOf(body.arrow).identified) {
    const { cause, causeVersion, title } = dispute;
    const heard = { caseCode: body.caseCode, organisation, division, cause, causeVersion, title };
    return fileCaseHeardOf(tx, ctx, heard);
  }
  await fileReferredCase(tx, ctx, body.caseCode, organisation, division, {
    ...dispute,
    claim: dispute.claim ?? null,
    facts: dispute.facts ?? null,
    parties: parties.map(({ partyId, ...party }) => ({
      ...party,
      id: partyId,
      side: party.side as PartySide,
      kind: party.kind as PartyKind,
    })),
  });
  await keepArrivedConsents(
    tx,
    body.consents.map((consent) => consentRow(body.caseCode, organisation, consent)),
  );
  const { caseCode, referralId, factTable = [] } = body;
  await keepArrivedFacts(tx, ctx, { caseCode, organisation }, referralId, factTable ?? []);
}

/** This side's copy follows what the other side has done. */
function follow(step: ReferralStep): MessageHandler {
  const handler: MessageHandler<Record<string, unknown>> = async (tx, ctx, body, envelope) => {
    const referral = await theirCopy(tx, ctx, body.referralId as string, envelope);
    const [act, changes] = step(body);
    permitTheirs(ctx, referral, act);
    checkStep(envelope.type, act, body, referral, ctx.today);
    if (act === 'report') await keepReportedFacts(tx, ctx, referral, body);
    await followReferral(tx, ctx, referral, act, changes);
    if (act === 'accept') await grantSight(tx, ctx, referral);
    await meetAnswer(tx, ctx, arrowOf(referral.arrow), referral.id, act);
  };
  return handler;
}

/** The result brings the fact table back. */
async function keepReportedFacts(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  { factTable }: { factTable?: FactBody[] | null },
): Promise<void> {
  const facts = factTable ?? [];
  checkFacts(facts, null);
  await keepArrivedFacts(tx, ctx, referral, referral.id, facts);
}

async function extended(
  tx: EntityManager,
  ctx: RequestContext,
  body: { referralId: string; dueOn: string; consents: ConsentBody[] },
  envelope: Envelope,
): Promise<void> {
  const referral = await theirCopy(tx, ctx, body.referralId, envelope);
  checkConsents(body.consents);
  await keepArrivedConsents(
    tx,
    body.consents.map((consent) => consentRow(referral.caseCode, referral.organisation, consent)),
  );
  await followReferral(tx, ctx, referral, 'extend', { due: body.dueOn });
}

/** The receiver has counted its last day anew by the calendar. */
async function recounted(
  tx: EntityManager,
  ctx: RequestContext,
  body: { referralId: string; dueOn: string },
  envelope: Envelope,
): Promise<void> {
  const referral = await theirCopy(tx, ctx, body.referralId, envelope);
  permitTheirs(ctx, referral, 'extend');
  await followRecount(tx, ctx, referral, body.dueOn);
}

function consentRow(caseCode: string, organisation: string, body: ConsentBody) {
  const { consentId, partyId, scope, channel, evidence, givenAt } = body;
  return {
    ...{ id: consentId, organisation, caseCode, partyId, evidence, revokedAt: null },
    scope: scope as ConsentScope,
    channel: channel as ConsentChannel,
    givenAt: new Date(givenAt),
  };
}
