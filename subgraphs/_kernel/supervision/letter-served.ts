import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { MessageHandler } from '#kernel/agency.js';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { fileCaseHeardOf } from '#kernel/case-file/open-case.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { grant } from '#kernel/disclosure/grant.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { can } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { isMintedCaseCode } from '#kernel/values/case-code.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { type LetterCapacity, type LetterKind, ReceivedLetterEntity } from './letter.entity.js';
import { maySendLetter } from './letter.policy.js';
import { letterMachine } from './letter.state.js';
import { letterKindOf, moveLetter, noteLetter } from './move-letter.js';
import { replyClock, replyRules } from './reply-clock.js';

export interface LetterServedBody {
  caseCode: string;
  letterId: string;
  kind: string;
  number: string;
  capacity: string;
  employerName: string;
  employerCode: string;
  servedOn: string;
  division: string;
  facts: string;
  request: string;
  followsLetterId?: string | null;
}

const titles: Record<LetterKind, string> = {
  REMINDER: '工会提示函',
  OPINION: '工会意见书',
  RECOMMENDATION: '工会建议书',
};

/** A supervision letter has been served on us or copied to us: it is filed, and its time to reply begins. */
export const letterServed: MessageHandler<LetterServedBody> = async (tx, ctx, body, envelope) => {
  permit(maySendLetter(ctx.actor), () => new Refusal('FORBIDDEN', '该单位不能发送工会劳动法律监督文书。'));
  const letter = letterOf(ctx, body, envelope);
  const known = await tx.existsBy(ReceivedLetterEntity, {
    letterId: letter.letterId,
    organisation: letter.organisation,
  });
  if (known) throw new Refusal('BAD_INPUT', '该监督文书已经送达过。');
  const { caseCode, organisation, division, kind } = letter;
  await fileCaseHeardOf(tx, ctx, {
    caseCode,
    organisation,
    division,
    cause: 'LABOUR_DISPUTE',
    causeVersion: causeList(letter.servedOn),
    title: titles[kind],
  });
  await tx.insert(ReceivedLetterEntity, letter);
  await startReply(tx, ctx, letter);
  await grant(tx, ctx, { caseCode, organisation, grantee: letter.sender, basis: 'COPY', basisId: letter.id });
  record(tx, ctx, 'letter.serve', letter.id, { caseCode, details: { kind, capacity: letter.capacity } });
  await noteLetter(tx, ctx, letter);
  await escalateBefore(tx, ctx, letter);
};

function letterOf(ctx: RequestContext, body: LetterServedBody, envelope: Envelope): ReceivedLetterEntity {
  const { caseCode, letterId, followsLetterId, ...content } = body;
  const kind = content.kind as LetterKind;
  const capacity = content.capacity as LetterCapacity;
  const known = Object.hasOwn(replyRules, kind) && ['ADDRESSEE', 'COPY'].includes(capacity);
  if (!known || !isMintedCaseCode(caseCode) || caseCode !== envelope.caseid)
    throw new Refusal('BAD_INPUT', '监督文书的种类、身份或案件码无效。');
  const replyDue = replyClock({ ...content, kind })?.due ?? null;
  return {
    ...{
      ...content,
      kind,
      capacity,
      replyDue,
      id: randomUUID(),
      letterId,
      caseCode,
      organisation: envelope.dest,
      sender: ctx.actor.organisation,
    },
    ...{ state: 'SERVED', answeredOn: null, lastText: null, followsLetterId: followsLetterId ?? null },
  };
}

async function startReply(
  tx: EntityManager,
  ctx: RequestContext,
  letter: ReceivedLetterEntity,
): Promise<void> {
  const rule = replyRules[letter.kind];
  if (rule === null) return;
  const { caseCode, organisation, division, id, servedOn } = letter;
  const subject = { caseCode, organisation, recordKind: letterKindOf(ctx), recordId: id };
  await startDeadline(tx, ctx, { ...subject, rule, from: servedOn as LocalDate, division });
}

/** A recommendation is what follows when the letter before has come to nothing: that one is escalated. */
async function escalateBefore(
  tx: EntityManager,
  ctx: RequestContext,
  letter: ReceivedLetterEntity,
): Promise<void> {
  if (letter.followsLetterId === null || letter.kind !== 'RECOMMENDATION') return;
  const { followsLetterId: letterId, organisation, sender } = letter;
  const before = await tx.findOne(ReceivedLetterEntity, {
    where: { letterId, organisation, sender },
    lock: { mode: 'pessimistic_write' },
  });
  if (before && can(letterMachine, before.state, 'escalate'))
    await moveLetter(tx, ctx, before, 'escalate', letter.servedOn, null);
}

/** The list of causes in force: the new one since 2026. */
function causeList(on: string): string {
  return on < '2026-01-01' ? '2020' : '2025';
}
