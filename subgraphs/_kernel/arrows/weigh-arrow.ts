import { type EntityManager, In } from 'typeorm';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { allOf } from '#kernel/statements/all-of.js';
import { type Arrow, type ArrowGuardRow, sendersGuards } from './arrow-row.js';
import type { Proposal, Weighed } from './proposal.js';
import { needNoneOpen } from './one-at-a-time.js';
import { sentByEveryone } from './sent-by-everyone.js';

/** Arrows weighed in the transaction that is to send them: an act weighs before its own steps, and the letter not again. */
const weighedWays = new WeakMap<EntityManager, Set<string>>();

/**
 * Weighs every guard of an arrow that the sender answers, before the act goes on. Refuses with the guard's own code, or with
 * ARROW_NOT_OFFERED an arrow the agency does not send. `issueReferral` does the same for an act that has not.
 */
export async function weighArrow(tx: EntityManager, ctx: RequestContext, proposed: Proposed): Promise<void> {
  const proposal = await weigh(tx, ctx, proposed);
  const ways = weighedWays.get(tx) ?? new Set();
  weighedWays.set(tx, ways.add(wayOf(proposal)));
}

/** The same for a letter about to go: one that its act has weighed is not weighed again, every further letter is. */
export async function weighLetter(tx: EntityManager, ctx: RequestContext, proposed: Proposed): Promise<void> {
  if (weighedWays.get(tx)?.delete(wayOf(proposalOf(proposed)))) return;
  await weigh(tx, ctx, proposed);
}

type Proposed = Pick<Proposal, 'caseCode' | 'from'> & { arrow: string } & Partial<Omit<Proposal, 'arrow'>>;

function proposalOf(proposed: Proposed): Proposal {
  const open = { to: null, recordId: null, originId: null, stated: null };
  return { ...open, ...proposed, arrow: arrowOf(proposed.arrow) };
}

async function weigh(tx: EntityManager, ctx: RequestContext, proposed: Proposed): Promise<Proposal> {
  const proposal = proposalOf(proposed);
  await allOf([
    ...sendersGuards(proposal.arrow).map(async (guard) => {
      const found = await weighGuard(tx, ctx, proposal, guard);
      if (found === 'TO_STATE')
        throw new Refusal('BAD_INPUT', `请说明：${guard.text}。`, `依据：${guard.basis}。`);
    }),
    ctx.agency.manifest.sends && needNoneOpen(tx, ctx, proposal),
  ]);
  return proposal;
}

function wayOf({ arrow, caseCode, from, to }: Proposal): string {
  return [arrow.id, caseCode, from, to].join(' ');
}

/** What the agency answers to one guard. */
export async function weighGuard(
  tx: EntityManager,
  ctx: RequestContext,
  proposal: Proposal,
  guard: ArrowGuardRow,
): Promise<Weighed> {
  const { sends } = ctx.agency.manifest;
  const checks = (sends ?? sentByEveryone)[proposal.arrow.id];
  // An agency that lists no arrows has no records of its own to answer from: the kernel rehearsed alone.
  if (!checks && !sends) return 'MET';
  if (!checks) throw notSent(proposal.arrow);
  return checks[guard.code]!(tx, ctx, proposal, guard);
}

/** Refuses with ARROW_NOT_OFFERED what this agency does not send, and what travels as the result of another arrow. */
export function needSentHere(ctx: RequestContext, arrow: Arrow): void {
  const { sends } = ctx.agency.manifest;
  if (arrow.carriedBy.length > 0)
    throw new Refusal(
      'ARROW_NOT_OFFERED',
      `${arrow.name}随移送的结果反馈，不另发函。`,
      '请在该移送中反馈结果。',
    );
  if (sends && !sends[arrow.id]) throw notSent(arrow);
}

function notSent({ name }: Arrow): Refusal {
  return new Refusal('ARROW_NOT_OFFERED', `本单位不办理${name}。`, '请从可选的移送方式中选择。');
}

/** The sides of which the arrow wants a consent that is not among these, or has been taken back. */
export async function sidesWithoutConsent(
  tx: EntityManager,
  { consent, consentScopes }: Arrow,
  { caseCode, from, to }: Pick<Proposal, 'caseCode' | 'from' | 'to'>,
  consents: readonly ConsentEntity[],
): Promise<Arrow['consent']> {
  if (consent.length === 0) return [];
  // A consent to disclosure is given to one recipient.
  const toThem = ({ scope, recipient }: ConsentEntity) =>
    scope !== 'DISCLOSURE' || to === null || recipient === to;
  const standing = consents.filter(
    (one) => consentScopes.some((scope) => scope === one.scope) && one.revokedAt === null && toThem(one),
  );
  const given = await tx.findBy(PartyEntity, {
    ...{ caseCode, organisation: from },
    id: In(standing.map(({ partyId }) => partyId)),
  });
  return consent.filter((side) => !given.some((party) => party.side === side));
}

const sideNames = { APPLICANT: '申请人', RESPONDENT: '被申请人' };

/** Refuses with CONSENT_MISSING, naming the sides. */
export function consentMissing(arrow: Arrow, sides: Arrow['consent']): Refusal {
  return new Refusal(
    'CONSENT_MISSING',
    `缺少${sides.map((side) => sideNames[side]).join('和')}的同意。`,
    `请先征得同意并登记凭证（${arrow.basis}）。`,
  );
}
