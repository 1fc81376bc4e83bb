import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { maySupervise } from '../staff.policy.js';
import { checkContent, type LetterContent, type LetterSignature } from './check-letter.js';
import { loadLetter, newDraft, signDraft } from './draft-letter.js';
import { escalate } from './escalate.js';
import { refuseInProcedure } from './in-procedure.js';
import { sendCopies, tellLetter } from './letter-copies.js';
import { issueRule, startAnswerLimits } from './letter-clocks.js';
import { answerLetter } from './record-letter-reply.js';
import { sendRecommendation } from './recommend.js';
import { type ServiceManner, SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterMachine } from './supervision-letter.state.js';

export interface Service {
  servedOn?: string | null;
  serviceManner?: ServiceManner | null;
}
export type NewLetter = LetterContent & LetterSignature & Service;

/** Records a supervision letter that was signed and served on paper (送达), starts the local times to answer, and sends the copies. */
export function serveLetter(ctx: RequestContext, input: NewLetter): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    const file = await loadBy(tx, CaseFileEntity, { caseCode: input.caseCode, organisation });
    checkContent(ctx, input);
    const letter = newDraft(ctx, input);
    const servedOn = dayOfService(ctx, input);
    await signDraft(tx, ctx, letter, input, servedOn);
    await tx.insert(SupervisionLetterEntity, letter);
    await deliver(tx, ctx, letter, { ...input, servedOn }, file.division);
    return letter;
  });
}

/** Serves a letter that has been signed (送达); one that the employer would not take is recorded as refused (拒收). */
export function serveSignedLetter(
  ctx: RequestContext,
  { letterId, refusal, ...service }: Service & { letterId: string; refusal?: string | null },
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    // A recommendation that was sent back goes out again by its own door.
    if (letter.state === 'REFUSED')
      throw new Refusal('WRONG_STATE', '文书已经送达过，请登记答复或者处理情况。');
    const { caseCode, organisation } = letter;
    const file = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const servedOn = dayOfService(ctx, service);
    if (letter.signedOn !== null && servedOn < letter.signedOn)
      throw new Refusal('BAD_INPUT', '送达日期不能早于签发日期。');
    await deliver(tx, ctx, letter, { ...service, servedOn }, file.division);
    if (refusal) await answerLetter(tx, ctx, letter, { answer: 'REFUSED', on: servedOn, text: refusal });
    return letter;
  });
}

async function deliver(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  { servedOn, serviceManner }: Service & { servedOn: LocalDate },
  division: string,
): Promise<void> {
  const { id, caseCode, organisation, kind, copiedTo } = letter;
  const state = move(letterMachine, letter.state, 'serve');
  await refuseInProcedure(tx, ctx.today, caseCode, organisation);
  const escalationGround = kind === 'RECOMMENDATION' ? await escalate(tx, ctx, letter) : null;
  const limits = await startAnswerLimits(tx, ctx, letter, servedOn, division);
  const served = { state, servedOn, serviceManner: serviceManner ?? ('DIRECT' as const), escalationGround };
  Object.assign(letter, { ...served, ...limits });
  await tx.update(SupervisionLetterEntity, id, { ...served, ...limits });
  await meetDeadline(tx, ctx, id, issueRule);
  await sendCopies(tx, ctx, letter, division);
  if (kind === 'RECOMMENDATION') await sendRecommendation(tx, ctx, letter);
  record(tx, ctx, 'supervision-letter.serve', id, { caseCode, details: { kind, copies: copiedTo.length } });
  tellLetter(tx, ctx, letter, limits.replyDue);
}

function dayOfService(ctx: RequestContext, { servedOn }: Service): LocalDate {
  const day = localDate(servedOn ?? ctx.today);
  if (day > ctx.today) throw new Refusal('BAD_INPUT', '送达日期不能晚于今天。');
  return day;
}
