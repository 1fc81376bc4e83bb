import type { NewConsent } from '#kernel/consent/record-consent.js';
import { recordCaseConsent } from '#kernel/mediation/keep-consent.js';
import { union } from '../../../infra/county/organisations.js';
import {
  entrustMediation,
  openEntrustment,
} from '../../../subgraphs/human-resources/arbitral-entrustment/open-entrustment.js';
import { acceptArbitration } from '../../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import { ArbitrationCaseEntity } from '../../../subgraphs/human-resources/arbitration/arbitration.entity.js';
import type { ClaimKind } from '../../../subgraphs/human-resources/arbitration/claim-item.js';
import { fileArbitration } from '../../../subgraphs/human-resources/arbitration/file-arbitration.js';
import { formTribunal } from '../../../subgraphs/human-resources/arbitration/form-tribunal.js';
import {
  referSuggestion,
  suggestMediation,
} from '../../../subgraphs/human-resources/arbitration/suggest-mediation.js';
import { noteOrderIgnored } from '../../../subgraphs/human-resources/inspection/note-order.js';
import { referToPolice } from '../../../subgraphs/human-resources/inspection/refer-to-police.js';
import { sendToDisputeProcedure } from '../../../subgraphs/human-resources/inspection/refuse-complaint.js';
import type { AgencyRoom } from '../../kit/agency-room.js';
import { freeInspectionNumber, investigated, orderPayment, workersOwed } from '../../kit/inspection-scene.js';
import { partiesOf, workerB } from '../people.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';
import { mediatorGuards } from './mediator-guards.js';

export const arbitrator = (room: Linkage) => room.at('human-resources', 'ARBITRATOR');
export const on = (room: Linkage, day: string): void => room.setTime(`${day}T10:00:00+08:00`);

export async function filed(room: Linkage, kinds: readonly ClaimKind[] = ['WAGES']) {
  on(room, '2025-03-03');
  const { id, caseCode } = await fileArbitration(arbitrator(room), {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1_000_000, claimKinds: ['WAGE_CLAIM'] },
    claimItems: kinds.map((kind) => ({ kind, amount: kind === 'LABOUR_RELATION' ? null : 1_000_000 })),
    parties: partiesOf(workerB) as never,
  });
  return { id, caseCode, ...(await room.parties('human-resources', caseCode)) };
}

async function consentOf(room: Linkage, { caseCode, worker, employer }: Awaited<ReturnType<typeof filed>>) {
  const given = { scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const;
  for (const { id: partyId } of [worker, employer])
    await recordCaseConsent(arbitrator(room), caseCode, { ...given, partyId } satisfies NewConsent);
}

async function suggest(room: Linkage, { suggested = true, consents = true } = {}): Promise<string> {
  const begun = await filed(room);
  if (suggested) await suggestMediation(arbitrator(room), begun.id, null);
  if (consents) await consentOf(room, begun);
  await referSuggestion(arbitrator(room), { id: begun.id, to: union.code, materials: [] });
  return begun.caseCode;
}

/** Both have agreed to mediation before the hearing; ten working days run from 2025-03-03. */
async function consented(room: Linkage) {
  const begun = await filed(room);
  await acceptArbitration(arbitrator(room), begun.id, numberOf('案'));
  await formTribunal(arbitrator(room), { id: begun.id, arbitrators: ['样例卯'] });
  await consentOf(room, begun);
  return { ...begun, entrustment: await openEntrustment(arbitrator(room), begun.id) };
}

let serial = 7000;
export const numberOf = (word: string): string => `虚构劳人仲${word}字〔2025〕第${(serial += 1)}号`;

async function entrust(room: Linkage, { id }: { id: string }, caseCode: string): Promise<string> {
  await entrustMediation(arbitrator(room), { id, to: union.code, materials: [] });
  return caseCode;
}

/** The inspection scene works at the bureau alone. */
export const atBureau = (room: Linkage): AgencyRoom =>
  ({ at: () => room.at('human-resources', 'CLERK'), agency: room.agency('human-resources') }) as never;

/** An order to pay so many workers 4,500 yuan each, ignored unless told otherwise. */
async function toPolice(room: Linkage, { workers = 38, ignored = true } = {}): Promise<string> {
  on(room, '2025-02-05');
  const officer = room.at('human-resources', 'CLERK');
  const { id, caseCode } = await investigated(atBureau(room));
  const order = await orderPayment(atBureau(room), id, '2025-02-14', workersOwed(workers, 450_000, 1));
  on(room, '2025-02-17');
  if (ignored) await noteOrderIgnored(officer, order.id);
  await referToPolice(officer, { orderId: order.id, number: freeInspectionNumber('移') });
  return caseCode;
}

async function toProcedure(room: Linkage, reason: string): Promise<string> {
  on(room, '2025-02-05');
  const { id, caseCode } = await investigated(atBureau(room));
  await sendToDisputeProcedure(room.at('human-resources', 'CLERK'), id, reason);
  return caseCode;
}

const suggestion = {
  ...({ arrow: 'A03', from: 'human-resources', to: 'union' } as const),
  out: (room: Linkage): Promise<string> => suggest(room),
};
const entrustment = {
  ...({ arrow: 'A04', from: 'human-resources', to: 'union' } as const),
  async out(room: Linkage): Promise<string> {
    const begun = await consented(room);
    return entrust(room, begun.entrustment, begun.caseCode);
  },
};

export const bureauArrowJourneys: ArrowJourney[] = [
  {
    ...{ ...suggestion, comesBack: 'BEYOND_EXPERTISE' },
    guards: {
      ...mediatorGuards(suggestion),
      ACCEPTANCE_PAUSED: { code: 'WRONG_STATE', attempt: (room) => suggest(room, { suggested: false }) },
      CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => suggest(room, { consents: false }) },
    },
  },
  {
    ...{ ...entrustment, comesBack: 'NOT_SUITABLE' },
    guards: {
      ...mediatorGuards(entrustment),
      BEFORE_HEARING: {
        code: 'WRONG_STATE',
        async attempt(room) {
          const { id, entrustment, caseCode } = await consented(room);
          const { manager } = room.agency('human-resources').dataSource;
          await manager.update(ArbitrationCaseEntity, { id }, { state: 'HEARING' });
          return entrust(room, entrustment, caseCode);
        },
      },
      IN_TIME: {
        code: 'OUT_OF_TIME',
        async attempt(room) {
          const { entrustment, caseCode } = await consented(room);
          on(room, '2025-03-18');
          return entrust(room, entrustment, caseCode);
        },
      },
      CONSENT: {
        code: 'CONSENT_MISSING',
        async attempt(room) {
          const { entrustment, caseCode } = await consented(room);
          const { manager } = room.agency('human-resources').dataSource;
          await manager.query('update consent set revoked_at = now() where case_code = $1', [caseCode]);
          return entrust(room, entrustment, caseCode);
        },
      },
    },
  },
  {
    ...{ arrow: 'A21', from: 'human-resources', to: null, comesBack: null },
    out: (room) => toPolice(room),
    guards: {
      ORDER_IGNORED: { code: 'WRONG_STATE', attempt: (room) => toPolice(room, { ignored: false }) },
      AMOUNT_REACHED: { code: 'BELOW_AMOUNT', attempt: (room) => toPolice(room, { workers: 2 }) },
    },
  },
  {
    ...{ arrow: 'A22', from: 'human-resources', to: null, comesBack: null },
    out: (room) => toProcedure(room, '争议已经申请仲裁。'),
    guards: { DISPUTE_PROCEDURE: { code: 'BAD_INPUT', attempt: (room) => toProcedure(room, ' ') } },
  },
];
