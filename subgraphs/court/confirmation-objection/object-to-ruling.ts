import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { loadConfirmation } from '../judicial-confirmation/move-confirmation.js';
import { ConfirmationObjectionEntity } from './confirmation-objection.entity.js';
import { ConfirmationServiceEntity } from './confirmation-service.entity.js';
import { objectionRule } from './serve-ruling.js';

export interface NewObjection {
  confirmationId: string;
  /** A party of the case; null where a third party objects. */
  partyId?: string | null;
  /** A third party's name and the day it knew or should have known. */
  thirdParty?: string | null;
  knewOn?: string | null;
  reasons: string;
}

/** Takes in an objection to a ruling of validity (提出异议, JC-4); after its last day the right to object is lost. */
export function objectToConfirmation(
  ctx: RequestContext,
  input: NewObjection,
): Promise<ConfirmationObjectionEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation } = await loadConfirmation(tx, ctx, input.confirmationId);
    const { id: confirmationId, caseCode, organisation, state } = confirmation;
    if (state !== 'CONFIRMED') throw new Refusal('WRONG_STATE', '只能对确认有效的裁定提出异议。');
    const reasons = input.reasons.trim();
    if (reasons === '') throw new Refusal('BAD_INPUT', '请填写异议的理由。');
    const who = input.partyId
      ? await asParty(tx, ctx, { confirmationId, caseCode, partyId: input.partyId })
      : asThirdParty(ctx, input);
    const row: ConfirmationObjectionEntity = {
      ...{ id: randomUUID(), confirmationId, caseCode, organisation, ...who, reasons, filedOn: ctx.today },
      ...{ upheld: null, remedy: null, replacedNumber: null, decidedOn: null, decisionText: null },
    };
    await tx.insert(ConfirmationObjectionEntity, row);
    record(tx, ctx, 'confirmation.object', confirmationId, { caseCode, details: { objector: who.objector } });
    return row;
  });
}

type Objector = Pick<ConfirmationObjectionEntity, 'objector' | 'name' | 'countedFrom'>;

async function asParty(
  tx: EntityManager,
  ctx: RequestContext,
  { confirmationId, caseCode, partyId }: { confirmationId: string; caseCode: string; partyId: string },
): Promise<Objector> {
  const known = { confirmationId, partyId: uuidOrNone(partyId) };
  const service = await tx.findOneBy(ConfirmationServiceEntity, known);
  const party = service && (await tx.findOneBy(PartyEntity, { id: partyId, caseCode }));
  if (!party) throw new Refusal('BAD_INPUT', '裁定书还没有送达该当事人。', '请先登记送达日期。');
  needInTime(ctx, 'PARTY', localDate(service.receivedOn));
  await meetDeadline(tx, ctx, service.id, objectionRule);
  return { objector: 'PARTY', name: party.name, countedFrom: service.receivedOn };
}

function asThirdParty(ctx: RequestContext, { thirdParty, knewOn }: NewObjection): Objector {
  const name = thirdParty?.trim() ?? '';
  if (name === '' || !knewOn)
    throw new Refusal('BAD_INPUT', '请填写利害关系人和其知道或者应当知道裁定之日。');
  if (knewOn > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
  needInTime(ctx, 'THIRD_PARTY', localDate(knewOn));
  return { objector: 'THIRD_PARTY', name, countedFrom: knewOn };
}

function needInTime(ctx: RequestContext, variant: 'PARTY' | 'THIRD_PARTY', from: LocalDate): void {
  const { due, source } = computeDeadline({ rule: objectionRule, variant, from });
  if (ctx.today > due)
    throw new Refusal('OUT_OF_TIME', `异议期限已于${due}届满，异议权已经丧失。`, `依据：${source}。`);
}
