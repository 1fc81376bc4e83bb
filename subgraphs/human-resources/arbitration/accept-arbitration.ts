import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { arbitrationNumber, needFreeNumber } from './arbitration-number.js';
import { arbitrationParties } from './arbitration-parties.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import { needSimplifiedAllowed } from './simplified.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Accepts the application (受理): the times for the copy, the tribunal and the award begin. */
export function acceptArbitration(
  ctx: RequestContext,
  id: string,
  number: string,
  simplified = false,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await load(tx, ArbitrationCaseEntity, id);
    permit(mayArbitrate(ctx.actor, arbitration));
    const { caseCode, organisation } = arbitration;
    const given = arbitrationNumber(number);
    needFreeNumber(await tx.existsBy(ArbitrationCaseEntity, { organisation, number: given }), given);
    const collective = isCollective(await arbitrationParties(tx, arbitration));
    const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (simplified && collective) needSimplifiedAllowed(division, ctx.today);
    await moveArbitration(tx, ctx, arbitration, 'accept', {
      number: given,
      acceptedOn: ctx.today,
      collective,
      simplified,
    });
    await meetDeadline(tx, ctx, id, 'ARB-2');
    const from = { caseCode, organisation, recordKind: 'ArbitrationCase', recordId: id, from: ctx.today };
    await startDeadline(tx, ctx, { ...from, rule: 'ARB-3', variant: 'COPY' });
    if (collective) await startDeadline(tx, ctx, { ...from, rule: 'ARB-13' });
    else await startDeadline(tx, ctx, { ...from, rule: 'ARB-3', variant: 'TRIBUNAL' });
    const variant = simplified ? 'SIMPLIFIED' : null;
    const award = await startDeadline(tx, ctx, { ...from, rule: 'ARB-8', variant, division });
    await answerReferral(tx, ctx, arbitration, award.due);
    await noteArbitration(tx, ctx, arbitration, true);
    return arbitration;
  });
}

/** Ten workers or more on one side with a common claim (调仲法 §7). */
export function isCollective(parties: readonly { side: string; kind: string }[]): boolean {
  const workers = (side: string) => parties.filter((party) => party.kind === 'PERSON' && party.side === side);
  return Math.max(workers('APPLICANT').length, workers('RESPONDENT').length) >= 10;
}

/** The notice of acceptance is all that a referral to arbitration asks for. */
async function answerReferral(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  due: string,
): Promise<void> {
  if (arbitration.referralId === null) return;
  const referral = await loadReferral(tx, ctx, arbitration.referralId, 'IN');
  const { id, number } = arbitration;
  await acceptReferral(tx, ctx, referral, { recordId: id, due, number });
  await beginHandling(tx, ctx, referral);
  const ruling = { type: 'ACCEPTANCE_NOTICE', number, decision: 'ACCEPTED', decidedOn: ctx.today };
  await reportResult(tx, ctx, referral, { outcome: 'HANDLED', text: '已受理仲裁申请', ruling });
}
