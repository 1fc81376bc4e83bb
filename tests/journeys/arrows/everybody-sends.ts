import type { NewConsent } from '#kernel/consent/record-consent.js';
import { callMeeting } from '#kernel/joint-meeting/call-meeting.js';
import { referToMediation } from '#kernel/mediation-referral/refer-to-mediation.js';
import { flagPriority } from '#kernel/priority/flag-priority.js';
import type { PriorityGround } from '#kernel/priority/priority-flag.entity.js';
import { warnOfRisk } from '#kernel/risk-warning/warn-of-risk.js';
import { passOnTicket } from '#kernel/ticket/pass-on-ticket.js';
import { justice } from '../../../infra/county/organisations.js';
import { workerA } from '../people.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';
import { mediatorGuards } from './mediator-guards.js';
import { unionCase, unionist } from './union-case.js';

const to = justice.code;

async function mediate(room: Linkage, consents = true): Promise<string> {
  const { caseCode, worker, employer } = await unionCase(room);
  const given = { scope: 'MEDIATION', channel: 'PAPER', evidence: '同意书' } as const;
  const asked: NewConsent[] = [worker, employer].map(({ id: partyId }) => ({ ...given, partyId }));
  await referToMediation(unionist(room), { caseCode, to, consents: consents ? asked : asked.slice(1) });
  return caseCode;
}

async function passOn(room: Linkage): Promise<string> {
  const { caseCode } = await unionCase(room);
  const ticket = { channel: 'HOTLINE_12351', number: 'T-1', receivedOn: '2025-03-03' } as const;
  await passOnTicket(unionist(room), { caseCode, to, ...ticket, matter: '咨询法律援助' });
  return caseCode;
}

async function meet(room: Linkage, agenda = '先行垫付'): Promise<string> {
  const { caseCode } = await unionCase(room);
  await callMeeting(room.at('union', 'UNION_OFFICER'), {
    ...{ kind: 'CASE_COORDINATION', caseCode, title: '个案协调会', agenda },
    ...{ plannedFor: '2025-03-10', place: '联动中心二楼', participants: [to] },
  });
  return caseCode;
}

async function warn(room: Linkage, facts = '两个月未发工资'): Promise<string> {
  const { caseCode } = await unionCase(room);
  const warning = { level: 'WARNING', subject: '可能群体欠薪', workers: 40, facts } as const;
  await warnOfRisk(unionist(room), { caseCode, to: [to], ...warning });
  return caseCode;
}

async function hurry(room: Linkage, ground: PriorityGround = 'INDUSTRIAL_WORKER'): Promise<string> {
  const { caseCode } = await unionCase(room);
  await flagPriority(unionist(room), { caseCode, ground, reason: '产业工人欠薪', to: [to] });
  return caseCode;
}

const passedOn = {
  ...({ arrow: 'A24', from: 'union', to: 'justice' } as const),
  out: (room: Linkage): Promise<string> => mediate(room),
};

export const everybodyArrows: ArrowJourney[] = [
  {
    ...{ ...passedOn, comesBack: 'PARTY_REFUSES' },
    guards: {
      ...mediatorGuards(passedOn),
      CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => mediate(room, false) },
    },
  },
  {
    ...{ arrow: 'A25', from: 'union', to: 'justice', comesBack: 'NO_JURISDICTION' },
    out: passOn,
    guards: {},
  },
  {
    ...{ arrow: 'A26', from: 'union', to: 'justice', comesBack: null },
    out: (room) => meet(room),
    guards: {
      NO_PERSONAL_DATA: { code: 'CONFIDENTIAL', attempt: (room) => meet(room, `${workerA.name}的垫付`) },
    },
  },
  {
    ...{ arrow: 'A27', from: 'union', to: 'justice', comesBack: null },
    out: (room) => warn(room),
    guards: {
      NO_PERSONAL_DATA: { code: 'CONFIDENTIAL', attempt: (room) => warn(room, `${workerA.name}未领工资`) },
    },
  },
  {
    ...{ arrow: 'A28', from: 'union', to: 'justice', comesBack: null },
    out: (room) => hurry(room),
    guards: { PRIORITY_GROUND: { code: 'BAD_INPUT', attempt: (room) => hurry(room, 'COLLECTIVE') } },
  },
];
