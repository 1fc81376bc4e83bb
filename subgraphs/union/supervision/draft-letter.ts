import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { maySupervise } from '../staff.policy.js';
import {
  checkContent,
  checkInspectors,
  checkSignature,
  type LetterContent,
  type LetterSignature,
} from './check-letter.js';
import { refuseInProcedure } from './in-procedure.js';
import { factsFound, startInvestigation } from './letter-clocks.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterMachine } from './supervision-letter.state.js';

/** Takes a matter down for supervision and begins to look into it (登记、调查、拟稿): the local time to do so runs. */
export function draftLetter(ctx: RequestContext, input: LetterContent): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(maySupervise(ctx.actor, { organisation }));
    const file = await loadBy(tx, CaseFileEntity, { caseCode: input.caseCode, organisation });
    checkContent(ctx, input);
    await refuseInProcedure(tx, ctx.today, input.caseCode, organisation);
    const letter = newDraft(ctx, input);
    await tx.insert(SupervisionLetterEntity, letter);
    await startInvestigation(tx, ctx, letter, file.division);
    const { caseCode, kind } = letter;
    record(tx, ctx, 'supervision-letter.draft', letter.id, { caseCode, details: { kind } });
    return letter;
  });
}

/** What two inspectors have found goes into the draft before it is signed (调查核实). */
export function reviseDraft(
  ctx: RequestContext,
  { letterId, facts, request, inspectors }: DraftRevision,
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    if (letter.state !== 'DRAFT') throw new Refusal('WRONG_STATE', '文书已经签发，不能再修改。');
    if ([facts, request].some((text) => text.trim() === ''))
      throw new Refusal('BAD_INPUT', '请填写查明事实和监督要求。');
    const found = { facts: facts.trim(), request: request.trim(), inspectors: checkInspectors(inspectors) };
    Object.assign(letter, found);
    await tx.update(SupervisionLetterEntity, letter.id, found);
    await factsFound(tx, ctx, letter);
    record(tx, ctx, 'supervision-letter.revise', letter.id, { caseCode: letter.caseCode });
    return letter;
  });
}

export interface DraftRevision {
  letterId: string;
  facts: string;
  request: string;
  inspectors: string[];
}

/** The chair or a vice-chair signs a draft (签发). */
export function signLetter(
  ctx: RequestContext,
  { letterId, ...signature }: LetterSignature & { letterId: string },
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    const signed = await signDraft(tx, ctx, letter, signature, ctx.today);
    await tx.update(SupervisionLetterEntity, letter.id, signed);
    await factsFound(tx, ctx, letter);
    record(tx, ctx, 'supervision-letter.sign', letter.id, { caseCode: letter.caseCode });
    return letter;
  });
}

/** What a signature writes on a draft. Refuses one whose facts fewer than two inspectors have looked into. */
export async function signDraft(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  signature: LetterSignature,
  signedOn: string,
): Promise<Partial<SupervisionLetterEntity>> {
  const state = move(letterMachine, letter.state, 'sign');
  const { caseCode, organisation: from } = letter;
  if (letter.kind !== 'RECOMMENDATION')
    await weighArrow(tx, ctx, { arrow: 'A09', caseCode, from, stated: { inspectors: letter.inspectors } });
  const inspectors = checkInspectors(letter.inspectors);
  await checkSignature(tx, letter.organisation, signature);
  const { number, signedBy, signerOffice } = signature;
  const signed = {
    ...{ state, inspectors, number: number.trim(), signedBy: signedBy.trim(), signedOn },
    signerOffice: signerOffice ?? ('CHAIR' as const),
  };
  Object.assign(letter, signed);
  return signed;
}

export async function loadLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<SupervisionLetterEntity> {
  const letter = await load(tx, SupervisionLetterEntity, id);
  permit(maySupervise(ctx.actor, letter));
  return letter;
}

/** A letter as it begins. */
export function newDraft(ctx: RequestContext, input: LetterContent): SupervisionLetterEntity {
  const { caseCode, kind, employerName, employerCode, facts, request, inspectors } = input;
  const { organisation } = ctx.actor;
  return {
    ...{ id: randomUUID(), caseCode, organisation, kind, state: 'DRAFT', draftedOn: ctx.today },
    ...{ employerName, employerCode, facts, request, inspectors },
    ...{ number: null, signedBy: null, signerOffice: null, signedOn: null },
    ...{ servedOn: null, serviceManner: null, replyDue: null, objectionDue: null },
    addressee: input.addressee ?? null,
    copiedTo: [...new Set(input.copyTo)],
    followsLetterId: input.followsLetterId ?? null,
    ...{ escalationGround: null, answeredOn: null, answer: null },
  };
}
