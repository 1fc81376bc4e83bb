import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { grant } from '#kernel/disclosure/grant.js';
import { post } from '#kernel/exchange/post.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { maySupervise } from '../staff.policy.js';
import { type LetterKind, SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterMachine } from './supervision-letter.state.js';
import { checkLetterNumber } from './letter-number.js';

export interface NewLetter {
  caseCode: string;
  kind: LetterKind;
  number: string;
  employerName: string;
  employerCode: string;
  facts: string;
  request: string;
  signedBy: string;
  servedOn?: string | null;
  addressee?: string | null;
  copyTo: string[];
  followsLetterId?: string | null;
}

/** The local rule that gives an employer time to answer; the authority's feedback counts from its own closing. */
export const replyRules: Record<LetterKind, string | null> = {
  REMINDER: 'SUP-REMINDER',
  OPINION: 'SUP-OPINION',
  RECOMMENDATION: null,
};

/** In the address book, the mark of a union at county level or above, which may recommend to the authority. */
const countyLevel = 'legal-supervision';

/** Records a supervision letter as served (送达), starts the local time to answer, and sends the copies. */
export function serveLetter(ctx: RequestContext, input: NewLetter): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    const file = await loadBy(tx, CaseFileEntity, { caseCode: input.caseCode, organisation });
    const servedOn = checkLetter(ctx, input);
    if (await tx.existsBy(SupervisionLetterEntity, { organisation, number: input.number })) {
      throw new Refusal('BAD_INPUT', '该文号已经使用。', '请核对文号。');
    }
    if (input.kind === 'RECOMMENDATION') await escalate(tx, ctx, input);
    const { caseCode, kind, number, employerName, employerCode, facts, request, signedBy } = input;
    const letter: SupervisionLetterEntity = {
      ...{
        id: randomUUID(),
        caseCode,
        organisation,
        kind,
        number,
        employerName,
        employerCode,
        facts,
        request,
        signedBy,
        servedOn,
      },
      state: 'SERVED',
      addressee: input.addressee ?? null,
      copiedTo: [...new Set(input.copyTo)],
      followsLetterId: input.followsLetterId ?? null,
      ...{ answeredOn: null, answer: null },
    };
    await tx.insert(SupervisionLetterEntity, letter);
    const dueOn = await startReply(tx, ctx, letter, servedOn, file.division);
    for (const to of receiversOf(letter)) await sendCopy(tx, ctx, letter, to, file.division);
    record(tx, ctx, 'supervision-letter.serve', letter.id, {
      caseCode,
      details: { kind, copies: letter.copiedTo.length },
    });
    tellLetter(tx, ctx, letter, dueOn);
    return letter;
  });
}

/** Everybody who follows the letter: the authority it goes to and those it is copied to. */
export function receiversOf({ addressee, copiedTo }: SupervisionLetterEntity): string[] {
  return [...new Set([...(addressee ? [addressee] : []), ...copiedTo])];
}

export function tellLetter(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  dueOn: string | null,
): void {
  const { id: recordId, caseCode, organisation, state, number } = letter;
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind: 'UnionSupervisionLetter',
    recordId,
    state,
    number,
    dueOn,
    introduces: receiversOf(letter),
  });
}

function checkLetter(ctx: RequestContext, input: NewLetter): LocalDate {
  const empty = [input.number, input.employerName, input.facts, input.request, input.signedBy].some(
    (text) => text.trim() === '',
  );
  if (empty) throw new Refusal('BAD_INPUT', '请填写文号、用人单位、查明事实、监督要求和签发人。');
  checkLetterNumber(input.number);
  const recommends = input.kind === 'RECOMMENDATION';
  if (recommends !== Boolean(input.addressee) || (recommends && !input.followsLetterId)) {
    throw new Refusal(
      'BAD_INPUT',
      '建议书应当写明主送部门和前一份文书；提示函、意见书送用人单位，不填主送部门。',
    );
  }
  if (recommends && !ctx.agency.book.organisation(ctx.actor.organisation).roster.includes(countyLevel)) {
    throw new Refusal('FORBIDDEN', '建议书由县级以上总工会发出。', '请报请县级以上总工会办理。');
  }
  const servedOn = localDate(input.servedOn ?? ctx.today);
  if (servedOn > ctx.today) throw new Refusal('BAD_INPUT', '送达日期不能晚于今天。');
  return servedOn;
}

/** The opinion that was refused, late or not followed gives way to the recommendation. */
async function escalate(
  tx: EntityManager,
  ctx: RequestContext,
  { followsLetterId, caseCode }: NewLetter,
): Promise<void> {
  const before = await load(tx, SupervisionLetterEntity, followsLetterId!);
  permit(maySupervise(ctx.actor, before) && before.caseCode === caseCode);
  before.state = move(letterMachine, before.state, 'escalate');
  await tx.update(SupervisionLetterEntity, before.id, { state: before.state });
  record(tx, ctx, 'supervision-letter.escalate', before.id, { caseCode });
  tellLetter(tx, ctx, before, null);
}

async function startReply(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation, kind }: SupervisionLetterEntity,
  from: LocalDate,
  division: string,
): Promise<string | null> {
  const rule = replyRules[kind];
  if (!rule) return null;
  const subject = { caseCode, organisation, recordKind: 'UnionSupervisionLetter', recordId };
  return (await startDeadline(tx, ctx, { ...subject, rule, from, division })).due;
}

async function sendCopy(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  to: string,
  division: string,
): Promise<void> {
  const {
    id: letterId,
    caseCode,
    organisation,
    kind,
    number,
    employerName,
    employerCode,
    servedOn,
    facts,
    request,
    followsLetterId,
  } = letter;
  const capacity = to === letter.addressee ? 'ADDRESSEE' : 'COPY';
  const body = {
    caseCode,
    letterId,
    kind,
    number,
    capacity,
    employerName,
    employerCode,
    servedOn,
    division,
    facts,
    request,
    followsLetterId,
  };
  post(tx, ctx, { from: organisation, to, type: 'SupervisionLetterServed', caseCode, body });
  await grant(tx, ctx, { caseCode, organisation, grantee: to, basis: 'COPY', basisId: letterId });
}
