import type { EntityManager } from 'typeorm';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { referralMachine, type ReferralState } from '#kernel/referral/referral.state.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { bringIn, countsNow } from '../register/bring-in.js';
import { lockHeader, refreshHeader } from '../register/keep-header.js';
import { eventOf, mayNote, standingOf } from './course.js';
import { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';
import { ReferralLedgerEntity } from './referral-ledger.entity.js';

/** Body of ReferralNoted. */
export interface ReferralNotedBody {
  referralId: string;
  originReferralId?: string | null;
  arrow: string;
  from: string;
  to: string;
  caseCode: string;
  state: ReferralState;
  at: string;
  dueOn?: string | null;
  returnReason?: string | null;
  outcome?: string | null;
}

/**
 * One side of a referral tells how it stands there. The event is kept; the ledger shows the most advanced. The sender's word brings the
 * receiver into the case; the receiver's brings in nobody, for its program notes whatever arrives.
 */
export async function keepNote(
  tx: EntityManager,
  ctx: RequestContext,
  body: ReferralNotedBody,
  envelope: Envelope,
): Promise<void> {
  const { referralId: id, caseCode, from: sender, to: receiver, state } = body;
  const arrow = arrowOf(body.arrow).id;
  if (!Object.hasOwn(referralMachine, state)) throw new Refusal('BAD_INPUT', '不认识的转介状态。');
  const { organisation } = ctx.actor;
  const side = organisation === receiver ? 'receiver' : 'sender';
  permit(
    [sender, receiver].includes(organisation) && (sender === receiver || mayNote(state, side)),
    notTheirs,
  );

  await lockHeader(tx, caseCode, envelope, ctx.now);
  if (!(await countsNow(tx, ctx, 'ReferralNoted', body, envelope))) return;
  const known = await tx.findOneBy(ReferralLedgerEntity, { id });
  permit(
    !known ||
      (known.caseCode === caseCode &&
        known.sender === sender &&
        known.receiver === receiver &&
        known.arrow === arrow),
    notTheirs,
  );
  const event = {
    ...{
      referralId: id,
      organisation,
      seq: envelope.caseseq,
      event: eventOf(state, side),
      at: new Date(body.at),
    },
    ...{ dueOn: body.dueOn ?? null, returnReason: body.returnReason ?? null, outcome: body.outcome ?? null },
  };
  await tx.createQueryBuilder().insert().into(ReferralLedgerEventEntity).values(event).orIgnore().execute();
  const standing = standingOf(await tx.findBy(ReferralLedgerEventEntity, { referralId: id }));
  const originId = known?.originId ?? body.originReferralId ?? null;
  await tx.upsert(ReferralLedgerEntity, { id, caseCode, originId, arrow, sender, receiver, ...standing }, [
    'id',
  ]);
  if (organisation === sender) await bringIn(tx, ctx, caseCode, [receiver]);
  refreshHeader(tx, caseCode, ctx.now);
}

function notTheirs(): Refusal {
  return new Refusal('FORBIDDEN', '该单位不能登记这件转介的这一步。');
}
