import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { arbitrationParties } from '../arbitration/arbitration-parties.js';
import { loadArbitration, needDayBetween, needText } from '../arbitration/load-arbitration.js';
import {
  ArbitralAwardEntity,
  type AwardReceiver,
  AwardServiceEntity,
  type ServiceManner,
} from './award.entity.js';
import { moveAward, noteAward } from './move-award.js';

export interface NewService {
  arbitrationId: string;
  partyId: string;
  manner: ServiceManner;
  /** The day on the proof of service: of the signature, of the posting, of the end of the notice. */
  on: string;
  evidence: string;
}

/** Serves the documents of an award on one party (送达裁决书): the party's own times begin on the day it counts as received. */
export function serveAward(ctx: RequestContext, input: NewService): Promise<ArbitralAwardEntity[]> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.arbitrationId);
    const { id: arbitrationId } = arbitration;
    const awards = await tx.find(ArbitralAwardEntity, {
      where: { arbitrationId },
      order: { finality: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (awards.length === 0) throw new Refusal('WRONG_STATE', '本案还没有作出裁决。');
    const parties = await arbitrationParties(tx, arbitration);
    const party = parties.find(({ id }) => id === input.partyId);
    if (!party) throw new Refusal('BAD_INPUT', '受送达人不是本案当事人。');
    needDayBetween(input.on, awards[0]!.madeOn, ctx.today, '送达日期');
    const receiver: AwardReceiver = party.kind === 'PERSON' ? 'WORKER' : 'EMPLOYER';
    for (const award of awards) {
      await serve(tx, ctx, award, input, receiver);
      await noteAward(tx, ctx, award);
    }
    return awards;
  });
}

async function serve(
  tx: EntityManager,
  ctx: RequestContext,
  award: ArbitralAwardEntity,
  { partyId, manner, on, evidence }: NewService,
  receiver: AwardReceiver,
): Promise<void> {
  const { id: awardId, caseCode, organisation } = award;
  if (await tx.existsBy(AwardServiceEntity, { awardId, partyId }))
    throw new Refusal('ALREADY_ANSWERED', '裁决书已经送达该当事人。');
  await moveAward(tx, ctx, award, 'serve');
  const receivedOn = receivedDay(manner, on);
  const proof = needText(evidence, '请填写送达凭证。');
  const id = randomUUID();
  const service = {
    id,
    awardId,
    caseCode,
    organisation,
    partyId,
    receiver,
    manner,
    servedOn: on,
    receivedOn,
  };
  await tx.insert(AwardServiceEntity, { ...service, evidence: proof });
  await startDeadline(tx, ctx, {
    ...{ caseCode, organisation, recordKind: 'AwardService', recordId: id },
    ...timeOf(award, receiver),
    from: receivedOn,
  });
}

/** What was left or posted on record counts as served after the time of ARB-12; the rest on its day. */
function receivedDay(manner: ServiceManner, on: string): LocalDate {
  const day = localDate(on);
  return manner === 'LEFT_ON_RECORD' ? computeDeadline({ rule: 'ARB-12', from: day }).due : day;
}

/** On a final award the worker may sue and the employer ask for its annulment; on the other either may sue. */
export function timeOf(
  { finality }: Pick<ArbitralAwardEntity, 'finality'>,
  receiver: AwardReceiver,
): { rule: string; variant: string | null } {
  return finality === 'FINAL' ? { rule: 'ARB-10', variant: receiver } : { rule: 'ARB-9', variant: null };
}
