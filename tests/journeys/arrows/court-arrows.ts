import { localDate } from '#kernel/values/local-date.js';
import { procuratorate, union, humanResources } from '../../../infra/county/organisations.js';
import { registerCivilCase } from '../../../subgraphs/court/civil-case/register-civil-case.js';
import { entrustMediation } from '../../../subgraphs/court/civil-case/entrust-mediation.js';
import { divertFiling } from '../../../subgraphs/court/filing-intake/divert-filing.js';
import type { FilingIntakeEntity } from '../../../subgraphs/court/filing-intake/filing-intake.entity.js';
import { receiveFiling } from '../../../subgraphs/court/filing-intake/receive-filing.js';
import { delegateMediation } from '../../../subgraphs/court/pre-filing-mediation/delegate-mediation.js';
import { setOwnProfile } from '../../../subgraphs/court/profile/set-profile.js';
import { bothSides, wageFiling } from '../../../subgraphs/court/testing/court-room.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';
import { mediatorGuards } from './mediator-guards.js';

const clerk = (room: Linkage) => room.at('court', 'CLERK');
let serial = 8000;
const number = (year: number, word: string) => `（${year}）鲁0499${word}${(serial += 1)}号`;

/** The court mediates before filing until the end of 2024, and after it from then on. */
export async function setCourtModes(room: Linkage): Promise<void> {
  for (const [mode, effectiveFrom] of [
    ['P', '2016-01-01'],
    ['F', '2025-01-01'],
  ] as const)
    await setOwnProfile(room.at('court', 'ADMINISTRATOR'), {
      courtCode: '鲁0499',
      mode,
      effectiveFrom: localDate(effectiveFrom),
    });
}

const inModeP = (room: Linkage): void => room.setTime('2024-09-05T10:00:00+08:00');
const inModeF = (room: Linkage): void => room.setTime('2025-06-03T10:00:00+08:00');

function file(room: Linkage, changes: Parameters<typeof wageFiling>[1] = {}): Promise<FilingIntakeEntity> {
  return receiveFiling(clerk(room), wageFiling(bothSides, changes));
}

async function delegate(room: Linkage, to = union.code, changes: Parameters<typeof wageFiling>[1] = {}) {
  const { id: filingIntakeId, caseCode } = await file(room, changes);
  const year = Number(clerk(room).today.slice(0, 4));
  await delegateMediation(clerk(room), {
    ...{ filingIntakeId, to, number: number(year, '民诉前调'), materials: ['起诉状副本'] },
  });
  return caseCode;
}

/** A filing that the court has delegated to the union. */
export function delegatedCase(room: Linkage): Promise<string> {
  inModeP(room);
  return delegate(room);
}

async function registered(room: Linkage, changes: Parameters<typeof wageFiling>[1] = {}) {
  inModeF(room);
  const intake = await file(room, changes);
  const registration = { number: number(2025, '民初'), procedure: 'SUMMARY' } as const;
  return registerCivilCase(clerk(room), intake.id, registration);
}

async function entrust(room: Linkage, to = union.code, changes: Parameters<typeof wageFiling>[1] = {}) {
  const { id: civilCaseId, caseCode } = await registered(room, changes);
  await entrustMediation(clerk(room), { civilCaseId, to, materials: [] });
  return { civilCaseId, caseCode };
}

async function divert(room: Linkage, directSuitGround: string | null): Promise<string> {
  inModeF(room);
  const { id, caseCode } = await file(room, { directSuitGround });
  await divertFiling(clerk(room), { id, text: '应当先申请仲裁', to: humanResources.code });
  return caseCode;
}

const delegation = {
  ...({ arrow: 'A01', from: 'court', to: 'union' } as const),
  out(room: Linkage): Promise<string> {
    inModeP(room);
    return delegate(room);
  },
};
const entrustment = {
  ...({ arrow: 'A02', from: 'court', to: 'union' } as const),
  out: async (room: Linkage): Promise<string> => (await entrust(room)).caseCode,
};

export const courtArrowJourneys: ArrowJourney[] = [
  {
    ...{ ...delegation, comesBack: 'CONFLICT_OF_INTEREST' },
    guards: {
      ...mediatorGuards(delegation),
      COURT_MODE: {
        code: 'COURT_MODE_F',
        attempt(room) {
          inModeF(room);
          return delegate(room);
        },
      },
      SUIT_ADMISSIBLE: {
        code: 'ARBITRATION_FIRST',
        attempt(room) {
          inModeP(room);
          return delegate(room, union.code, { directSuitGround: null });
        },
      },
      ON_ROSTER: {
        code: 'BAD_INPUT',
        attempt(room) {
          inModeP(room);
          return delegate(room, procuratorate.code);
        },
      },
      CONSENT: {
        code: 'CONSENT_MISSING',
        attempt(room) {
          inModeP(room);
          return delegate(room, union.code, { consents: [bothSides[0]!] });
        },
      },
    },
  },
  {
    ...{ ...entrustment, comesBack: 'PARTY_UNREACHABLE' },
    guards: {
      ...mediatorGuards(entrustment),
      CASE_REGISTERED: {
        code: 'WRONG_STATE',
        async attempt(room) {
          const { civilCaseId } = await entrust(room);
          return entrustMediation(clerk(room), { civilCaseId, to: union.code, materials: [] });
        },
      },
      ON_ROSTER: { code: 'BAD_INPUT', attempt: (room) => entrust(room, procuratorate.code) },
      CONSENT: {
        code: 'CONSENT_MISSING',
        attempt: (room) => entrust(room, union.code, { consents: [] }),
      },
    },
  },
  {
    ...{ arrow: 'A16', from: 'court', to: 'human-resources', comesBack: 'NO_JURISDICTION' },
    out: (room) => divert(room, null),
    guards: {
      ARBITRATION_FIRST: { code: 'WRONG_STATE', attempt: (room) => divert(room, 'WAGE_IOU') },
    },
  },
];
