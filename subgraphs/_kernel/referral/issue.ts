import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { needArranged } from '#kernel/arrows/arrangement.js';
import type { Arrow } from '#kernel/arrows/arrow-row.js';
import type { LetterContent } from '#kernel/arrows/proposal.js';
import {
  consentMissing,
  needSentHere,
  sidesWithoutConsent,
  weighLetter,
} from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { post } from '#kernel/exchange/post.js';
import { factsForLetter } from '#kernel/fact-table/fact-body.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { standingPriority } from '#kernel/priority/standing-priority.js';
import { notFound } from '#kernel/refusal.js';
import { allOf } from '#kernel/statements/all-of.js';
import { answerDeadline } from './answer-limit.js';
import { needLeads } from './leads.js';
import { noteReferral } from './move.js';
import { newCopy } from './new-copy.js';
import { ReferralEntity, type ReferralIssuedBody } from './referral.entity.js';

export interface NewReferral {
  /** Of the draft it was prepared as; a new one where left out. */
  id?: string;
  /** `A01` of schema/law/arrows.yaml. */
  arrow: string;
  /** Organisation codes of sender and receiver. */
  from: string;
  to: string;
  caseCode: string;
  /** The sender's record that it serves; null when none does. */
  recordId: string | null;
  letter: ReferralIssuedBody['letter'];
  consents: ConsentEntity[];
  materials: string[];
  originId?: string;
  /** Whom the receiver is told of; every party where left out. Of many workers those alone whom it concerns. */
  partyIds?: string[];
  /** What those parties claim, in fen; the claim of the case where left out. */
  claim?: number;
  content?: LetterContent;
  /** Whether the parties and the facts travel along; where the arrow has none, only for a reason that stands in the content. */
  identified?: boolean;
}

/**
 * Issues a referral letter: weighs the arrow, locks the content, starts the receiver's time to answer, sends the message.
 * Refuses with ARROW_NOT_OFFERED when the arrow does not lead from this agency to that organisation's, with NOT_IN_ARRANGEMENT
 * where one of them takes no part in the linkage of the place, with CONSENT_MISSING, or with the code of a guard.
 */
export async function issueReferral(
  tx: EntityManager,
  ctx: RequestContext,
  spec: NewReferral,
): Promise<ReferralEntity> {
  const row = needLeads(ctx, spec);
  const { id = randomUUID(), from: organisation, caseCode } = spec;
  const identified = spec.identified ?? row.identified;
  const receiver = ctx.agency.book.organisation(spec.to);
  const [file, parties, priority, facts] = await allOf([
    tx.findOneBy(CaseFileEntity, { caseCode, organisation }),
    tx.findBy(PartyEntity, { caseCode, organisation, ...(spec.partyIds && { id: In(spec.partyIds) }) }),
    standingPriority(tx, organisation, caseCode),
    identified ? factsForLetter(tx, ctx, { caseCode, organisation }, receiver, spec.partyIds) : [],
  ]);
  if (!file) throw notFound();
  await needOpen(tx, ctx, row, spec, file);
  const letter = { caseCode, organisation, referralId: id, issuedOn: ctx.today, division: file.division };
  const answer = answerDeadline(ctx, row, letter);
  const issued: ReferralIssuedBody = {
    referralId: id,
    originReferralId: spec.originId ?? null,
    arrow: spec.arrow,
    caseCode: spec.caseCode,
    issuedOn: ctx.today,
    legalBasis: row.basis,
    letter: spec.letter,
    answerDue: answer?.due ?? null,
    dispute: disputeOf(spec.claim === undefined ? file : { ...file, claim: spec.claim }, parties, identified),
    consents: spec.consents.map(consentBody),
    materials: spec.materials,
    ...(priority ? { priority } : {}),
    ...spec.content,
    ...(facts.length > 0 && { factTable: facts }),
  };
  const sides = { organisation: spec.from, counterpart: spec.to, recordId: spec.recordId };
  const referral = newCopy('OUT', sides, issued, ctx.now);
  await allOf([answer && tx.insert(DeadlineEntity, answer), tx.insert(ReferralEntity, referral)]);
  post(tx, ctx, {
    from: spec.from,
    to: spec.to,
    type: 'ReferralIssued',
    caseCode: spec.caseCode,
    referralId: id,
    body: { ...issued },
  });
  noteReferral(tx, ctx, referral);
  record(tx, ctx, 'referral.issue', id, {
    caseCode: spec.caseCode,
    details: { arrow: spec.arrow, to: spec.to },
  });
  return referral;
}

/** The arrangement, the guards and the consents, in this order. */
async function needOpen(
  tx: EntityManager,
  ctx: RequestContext,
  row: Arrow,
  { from, to, caseCode, recordId, originId, partyIds, content, consents }: NewReferral,
  { division }: CaseFileEntity,
): Promise<void> {
  const ends = [from, to].map((code) => ctx.agency.book.organisation(code));
  needArranged(row, ends, { division, on: ctx.today });
  needSentHere(ctx, row);
  const stated = { ...content, ...(partyIds ? { partyIds } : {}) };
  const proposed = { arrow: row.id, caseCode, from, to, recordId, stated };
  await weighLetter(tx, ctx, { ...proposed, originId: originId ?? null });
  if (!ctx.agency.manifest.sends) return;
  const missing = await sidesWithoutConsent(tx, row, { caseCode, from, to }, consents);
  if (missing.length > 0) throw consentMissing(row, missing);
}

function disputeOf(
  file: CaseFileEntity,
  parties: PartyEntity[],
  identified: boolean,
): ReferralIssuedBody['dispute'] {
  const { cause, causeVersion, title, claim, facts, division } = file;
  if (!identified) return { cause, causeVersion, title, claim: null, facts: null, division, parties: [] };
  return {
    ...{ cause, causeVersion, title, claim, facts, division },
    parties: parties.map((party) => ({
      partyId: party.id,
      side: party.side,
      kind: party.kind,
      name: party.name,
      idNumber: party.idNumber,
      phone: party.phone,
      creditCode: party.creditCode,
      address: party.address,
      legalRepresentative: party.legalRepresentative,
    })),
  };
}

export function consentBody(row: ConsentEntity): ReferralIssuedBody['consents'][number] {
  const { id, partyId, scope, channel, evidence, givenAt } = row;
  return { consentId: id, partyId, scope, channel, evidence, givenAt: givenAt.toISOString() };
}
