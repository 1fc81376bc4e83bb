import type { EntityManager } from 'typeorm';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { grant } from '#kernel/disclosure/grant.js';
import { post } from '#kernel/exchange/post.js';
import type { SupervisionLetterEntity } from './supervision-letter.entity.js';
import { stateOn } from './supervision-letter.state.js';

/** Everybody who follows the letter: the authority it goes to and those it is copied to. */
export function receiversOf({ addressee, copiedTo }: SupervisionLetterEntity): string[] {
  return [...new Set([...(addressee ? [addressee] : []), ...copiedTo])];
}

/** Tells the register how a letter stands; of one that has not been served nobody is told. */
export function tellLetter(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  dueOn: string | null,
): void {
  const { id: recordId, caseCode, organisation, number, servedOn } = letter;
  if (servedOn === null) return;
  const news = { recordId, state: stateOn(letter, ctx.today), number, dueOn };
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'UnionSupervisionLetter', ...news },
    introduces: receiversOf(letter),
  });
}

/** Sends the letter to everybody who follows it, and lets them see it. */
export async function sendCopies(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  division: string,
): Promise<void> {
  const { id: letterId, caseCode, organisation, kind, number, employerName, employerCode } = letter;
  const { servedOn, facts, request, followsLetterId } = letter;
  for (const to of receiversOf(letter)) {
    const capacity = to === letter.addressee ? 'ADDRESSEE' : 'COPY';
    const body = {
      ...{ caseCode, letterId, kind, number, capacity, employerName, employerCode },
      ...{ servedOn, division, facts, request, followsLetterId },
    };
    post(tx, ctx, { from: organisation, to, type: 'SupervisionLetterServed', caseCode, body });
    await grant(tx, ctx, { caseCode, organisation, grantee: to, basis: 'COPY', basisId: letterId });
  }
}

/** What the others' copies know a state as: to them the authority's feedback is an answer. */
const toldAs: Partial<Record<string, string>> = { FEEDBACK: 'REPLIED' };

/** Tells everybody who follows the letter what became of it. */
export function sendProgress(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  on: string,
): void {
  const { id: letterId, caseCode, organisation: from, answer: text } = letter;
  if (letter.servedOn === null) return;
  const state = toldAs[letter.state] ?? letter.state;
  for (const to of receiversOf(letter)) {
    const body = { caseCode, letterId, state, on, text };
    post(tx, ctx, { from, to, type: 'SupervisionLetterProgressed', caseCode, body });
  }
}
