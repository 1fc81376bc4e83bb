import type { EntityManager } from 'typeorm';
import type { ArrowsSent, GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { amountReached, orderIgnored } from '../inspection/order-guards.js';
import { WageBlacklistEntryEntity } from '../wage-blacklist/entry.entity.js';
import { blacklistMachine } from '../wage-blacklist/entry.state.js';
import { needEnded } from './need-ended.js';

function entryOf(
  tx: EntityManager,
  { caseCode, from: organisation, recordId }: Proposal,
): Promise<WageBlacklistEntryEntity | null> {
  const of = { caseCode, organisation };
  return tx.findOne(WageBlacklistEntryEntity, {
    where: recordId ? { ...of, id: recordId } : of,
    order: { noticedOn: 'DESC' },
  });
}

const listed: GuardCheck = async (tx, _ctx, proposal) => {
  const entry = await entryOf(tx, proposal);
  if (!entry) throw new Refusal('WRONG_STATE', '本案没有列入失信名单的决定。', '请先告知并决定列入。');
  if (proposal.stated?.removal) needEnded(entry);
  else move(blacklistMachine, entry.state, 'share');
  return 'MET';
};

/** Found when the employer was told that it is to be listed; weighed anew while it has not been told. */
function beforeNotice(check: GuardCheck): GuardCheck {
  return async (tx, ctx, proposal, guard) =>
    (await entryOf(tx, proposal)) ? 'MET' : check(tx, ctx, proposal, guard);
}

/** What the credit platform is told (A23), and who answers the guards. */
export const creditSent: ArrowsSent = {
  A23: {
    LISTED: listed,
    ORDER_IGNORED: beforeNotice(orderIgnored),
    AMOUNT_OR_INCIDENT: beforeNotice(amountReached),
  },
};
