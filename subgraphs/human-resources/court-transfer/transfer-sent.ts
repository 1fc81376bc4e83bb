import type { EntityManager } from 'typeorm';
import type { ArrowsSent, GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import type { RequestContext } from '#kernel/context.js';
import type { TransferBody } from '#kernel/referral/referral.entity.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { latestArbitration } from '../arbitration/latest-arbitration.js';
import type { ClaimKind } from '../arbitration/claim-item.js';
import {
  needAdvanceClaims,
  needClaimed,
  needProperty,
  needRunning,
  needServedAward,
} from './transfer-guards.js';

/** A guard of what is transferred; nobody can say before the letter is written. */
function ofTransfer(
  need: (transfer: TransferBody, ctx: RequestContext, arbitration: ArbitrationCaseEntity) => unknown,
): GuardCheck {
  return async (tx: EntityManager, ctx: RequestContext, proposal: Proposal) => {
    const { stated } = proposal;
    if (!stated?.transfer) return 'TO_STATE';
    need(stated.transfer, ctx, await latestArbitration(tx, proposal));
    return 'MET';
  };
}

const running: GuardCheck = async (tx, _ctx, proposal) => {
  needRunning((await latestArbitration(tx, proposal)).state);
  return 'MET';
};

const kindsOf = ({ claimKinds }: TransferBody): ClaimKind[] => claimKinds as ClaimKind[];
const preserves = ({ kind }: TransferBody): boolean => kind === 'PRESERVATION';

/** What arbitration passes on to the court (A15), and who answers the guards. */
export const transferSent: ArrowsSent = {
  A15: {
    ARBITRATION_RUNNING: running,
    CLAIMED: ofTransfer((transfer, _ctx, { claimKinds, claimItems }) =>
      needClaimed(kindsOf(transfer), [...claimKinds, ...claimItems.map((item) => item.kind)]),
    ),
    ADVANCE_ENFORCEMENT_KIND: ofTransfer((transfer) => {
      if (!preserves(transfer)) needAdvanceClaims(kindsOf(transfer));
    }),
    SERVED_AWARD: ofTransfer((transfer, { today }, { filedOn }) => {
      if (!preserves(transfer)) needServedAward(transfer, { earliest: filedOn, today });
    }),
    PROPERTY_KNOWN: ofTransfer((transfer) => {
      if (preserves(transfer)) needProperty(transfer.property);
    }),
  },
};
