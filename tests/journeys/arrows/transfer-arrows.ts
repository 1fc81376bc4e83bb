import { expect } from 'vitest';
import { acceptAtDoor } from '#kernel/referral/work-at-door.js';
import { court } from '../../../infra/county/organisations.js';
import { acceptArbitration } from '../../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import type { ClaimKind } from '../../../subgraphs/human-resources/arbitration/claim-item.js';
import {
  type NewTransfer,
  transferToCourt,
} from '../../../subgraphs/human-resources/court-transfer/transfer-to-court.js';
import { shareBlacklisting } from '../../../subgraphs/human-resources/credit-notice/pass-on-decision.js';
import { noteOrderIgnored } from '../../../subgraphs/human-resources/inspection/note-order.js';
import { listEmployer } from '../../../subgraphs/human-resources/wage-blacklist/decide-listing.js';
import { noticeBlacklisting } from '../../../subgraphs/human-resources/wage-blacklist/notice-blacklisting.js';
import { freeInspectionNumber, investigated, orderPayment, workersOwed } from '../../kit/inspection-scene.js';
import type { ArrowJourney } from './arrow-journey.js';
import { arbitrator, atBureau, filed, numberOf, on } from './bureau-arrows.js';
import type { Linkage } from './linkage.js';

/** Wages are enforced in advance; a labour relation cannot be. */
const claims: ClaimKind[] = ['WAGES', 'LABOUR_RELATION'];

/** An advance enforcement of wages passed on to the court (A15), unless told otherwise. */
async function transfer(
  room: Linkage,
  { accepted = true, ...changes }: Partial<NewTransfer> & { accepted?: boolean } = {},
): Promise<string> {
  const { id: arbitrationId, caseCode } = await filed(room, claims);
  if (accepted) await acceptArbitration(arbitrator(room), arbitrationId, numberOf('案'));
  await transferToCourt(arbitrator(room), {
    ...{ arbitrationId, to: court.code, kind: 'ADVANCE_ENFORCEMENT', number: numberOf('移') },
    ...{ claimKinds: ['WAGES'], amount: 500_000, awardNumber: numberOf('先'), servedOn: '2025-03-03' },
    ...changes,
  });
  return caseCode;
}

const preserve = (room: Linkage, property: string | null = '厂房内设备') =>
  transfer(room, { kind: 'PRESERVATION', awardNumber: null, servedOn: null, property });

/** An order to pay that went by unpaid, unless told otherwise. */
async function ordered(room: Linkage, { workers = 10, ignored = true } = {}) {
  on(room, '2025-02-05');
  const { id, caseCode } = await investigated(atBureau(room));
  const order = await orderPayment(atBureau(room), id, '2025-02-14', workersOwed(workers, 1_000_000, 1));
  on(room, '2025-02-17');
  if (ignored) await noteOrderIgnored(officer(room), order.id);
  return { caseCode, orderId: order.id };
}

const officer = (room: Linkage) => room.at('human-resources', 'CLERK');

async function noticed(room: Linkage, how: Parameters<typeof ordered>[1] = {}) {
  const { caseCode, orderId } = await ordered(room, how);
  const { id } = await noticeBlacklisting(officer(room), {
    orderId,
    noticeNumber: freeInspectionNumber('告'),
  });
  return { caseCode, id };
}

const share = (room: Linkage, id: string) => shareBlacklisting(officer(room), { id, service: '平台回执1号' });

export const transferArrowJourneys: ArrowJourney[] = [
  {
    ...{ arrow: 'A15', from: 'human-resources', to: 'court', comesBack: 'MATERIALS_INCOMPLETE' },
    out: (room) => transfer(room),
    guards: {
      ARBITRATION_RUNNING: { code: 'WRONG_STATE', attempt: (room) => transfer(room, { accepted: false }) },
      CLAIMED: { code: 'BAD_INPUT', attempt: (room) => transfer(room, { claimKinds: ['OVERTIME'] }) },
      ADVANCE_ENFORCEMENT_KIND: {
        code: 'EXCLUDED_CLAIM',
        attempt: (room) => transfer(room, { claimKinds: claims }),
      },
      SERVED_AWARD: { code: 'DOCUMENT_INCOMPLETE', attempt: (room) => transfer(room, { servedOn: null }) },
      PROPERTY_KNOWN: { code: 'BAD_INPUT', attempt: (room) => preserve(room, ' ') },
      NO_SECURITY: {
        /** The court takes it up on the letter alone: nothing in it, and nothing asked, is a security. */
        async shown(room) {
          const { id, issued } = await room.sent('human-resources', await preserve(room), 'A15');
          expect([...issued.materials, ...Object.keys(issued.transfer!)].join()).not.toMatch(
            /担保|security/i,
          );
          await room.deliverAll();
          const taken = await acceptAtDoor(room.at('court', 'CLERK'), { id });
          expect(taken).toMatchObject({ state: 'IN_HANDLING' });
        },
      },
    },
  },
  {
    ...{ arrow: 'A23', from: 'human-resources', to: null, comesBack: null },
    async out(room) {
      const { caseCode, id } = await noticed(room);
      on(room, '2025-03-03');
      await listEmployer(officer(room), id, freeInspectionNumber('列'), null);
      await share(room, id);
      return caseCode;
    },
    guards: {
      LISTED: {
        code: 'WRONG_STATE',
        attempt: async (room) => share(room, (await noticed(room)).id),
        offer: async (room, look) => look((await noticed(room)).caseCode),
      },
      ORDER_IGNORED: {
        code: 'WRONG_STATE',
        attempt: (room) => noticed(room, { ignored: false }),
        offer: async (room, look) => look((await ordered(room, { ignored: false })).caseCode),
      },
      AMOUNT_OR_INCIDENT: {
        code: 'BELOW_AMOUNT',
        attempt: (room) => noticed(room, { workers: 2 }),
        offer: async (room, look) => look((await ordered(room, { workers: 2 })).caseCode),
      },
    },
  },
];
