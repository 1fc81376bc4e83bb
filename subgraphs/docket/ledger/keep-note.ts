import type { EntityManager } from 'typeorm';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { referralMachine, type ReferralState } from '#kernel/referral/referral.state.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { newsOf } from '../register/news.js';
import { eventOf, mayNote } from './course.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';
import { notTheirs } from './settle-notes.js';

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

/** One side of a referral tells how it stands there. The event is kept; the ledger shows the most advanced. */
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

  const event: ReferralLedgerEventEntity = {
    ...{
      referralId: id,
      organisation,
      seq: envelope.caseseq,
      event: eventOf(state, side),
      at: new Date(body.at),
    },
    ...{ dueOn: body.dueOn ?? null, returnReason: body.returnReason ?? null, outcome: body.outcome ?? null },
  };
  const originId = body.originReferralId ?? null;
  newsOf(tx, ctx, caseCode, envelope).notes.push({ caseCode, originId, arrow, sender, receiver, event });
}
