import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { typePrefix } from '#kernel/mediation/record-kind.js';
import { ReceivedLetterEntity } from './letter.entity.js';
import { type LetterAct, letterMachine } from './letter.state.js';
import { replyRules } from './reply-clock.js';

/** What the agency calls its letters in the API, and so in the register. */
export function letterKindOf({ agency }: RequestContext): string {
  return `${typePrefix(agency.manifest.field)}SupervisionLetter`;
}

/** What answers a letter; a graver letter and the closing of the file do not. */
const answers: readonly LetterAct[] = ['reply', 'refuse', 'object', 'rectify'];

/** Moves the copy of a letter to where the union says it stands. The first answer, as of its own day, stops the clock. */
export async function moveLetter(
  tx: EntityManager,
  ctx: RequestContext,
  letter: ReceivedLetterEntity,
  act: LetterAct,
  on: string,
  text: string | null,
): Promise<void> {
  const answeredOn = letter.answeredOn ?? (answers.includes(act) ? on : null);
  const next = {
    state: move(letterMachine, letter.state, act),
    answeredOn,
    lastText: text ?? letter.lastText,
  };
  Object.assign(letter, next);
  await tx.update(ReceivedLetterEntity, { id: letter.id }, next);
  const rule = replyRules[letter.kind];
  if (rule !== null && (answeredOn !== null || act === 'close'))
    await meetDeadline(tx, ctx, letter.id, rule, answeredOn ?? on);
  record(tx, ctx, `letter.${act}`, letter.id, { caseCode: letter.caseCode });
  await noteLetter(tx, ctx, letter);
}

/** Tells the register how the letter stands. */
export async function noteLetter(
  tx: EntityManager,
  ctx: RequestContext,
  letter: ReceivedLetterEntity,
): Promise<void> {
  const { id, caseCode, organisation, state, number } = letter;
  const dueOn = await nextDue(tx, id);
  progress(tx, ctx, { caseCode, organisation, kind: letterKindOf(ctx), recordId: id, state, number, dueOn });
}
