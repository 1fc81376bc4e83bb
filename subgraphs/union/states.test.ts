import { testEveryAct } from '../../tests/kit/every-act.js';
import { healthCheckMachine } from './health-check/health-check.state.js';
import { intakeMachine } from './intake/intake.state.js';
import { meetingMachine } from '#kernel/joint-meeting/joint-meeting.state.js';
import { letterMachine } from './supervision/supervision-letter.state.js';
import { unionAidMachine } from './union-legal-aid/union-aid.state.js';

testEveryAct(
  'intake',
  intakeMachine,
  ['answer', 'seekConsent', 'accept', 'refuse'],
  [
    ['REGISTERED', 'answer', 'ANSWERED'],
    ['REGISTERED', 'seekConsent', 'CONSENT_PENDING'],
    ['REGISTERED', 'accept', 'ACCEPTED'],
    ['REGISTERED', 'refuse', 'REFUSED'],
    ['CONSENT_PENDING', 'accept', 'ACCEPTED'],
    ['CONSENT_PENDING', 'refuse', 'REFUSED'],
  ],
);

testEveryAct(
  'supervision letter',
  letterMachine,
  ['sign', 'serve', 'refuse', 'reply', 'lapse', 'rectify', 'object', 'escalate', 'feedback', 'close'],
  [
    ['DRAFT', 'sign', 'SIGNED'],
    ['DRAFT', 'close', 'CLOSED'],
    ['SIGNED', 'serve', 'SERVED'],
    ['SERVED', 'refuse', 'REFUSED'],
    ['SERVED', 'reply', 'REPLIED'],
    ['SERVED', 'lapse', 'OVERDUE'],
    ['SERVED', 'rectify', 'RECTIFIED'],
    ['SERVED', 'object', 'OBJECTED'],
    ['SERVED', 'feedback', 'FEEDBACK'],
    ['SERVED', 'close', 'CLOSED'],
    ['REFUSED', 'serve', 'SERVED'],
    ['REFUSED', 'escalate', 'ESCALATED'],
    ['REFUSED', 'reply', 'REPLIED'],
    ['REFUSED', 'close', 'CLOSED'],
    ['REPLIED', 'rectify', 'RECTIFIED'],
    ['REPLIED', 'object', 'OBJECTED'],
    ['REPLIED', 'escalate', 'ESCALATED'],
    ['REPLIED', 'feedback', 'FEEDBACK'],
    ['REPLIED', 'close', 'CLOSED'],
    ['OVERDUE', 'reply', 'REPLIED'],
    ['OVERDUE', 'rectify', 'RECTIFIED'],
    ['OVERDUE', 'object', 'OBJECTED'],
    ['OVERDUE', 'escalate', 'ESCALATED'],
    ['OVERDUE', 'close', 'CLOSED'],
    ['RECTIFIED', 'close', 'CLOSED'],
    ['OBJECTED', 'reply', 'REPLIED'],
    ['OBJECTED', 'rectify', 'RECTIFIED'],
    ['OBJECTED', 'escalate', 'ESCALATED'],
    ['OBJECTED', 'close', 'CLOSED'],
    ['ESCALATED', 'reply', 'REPLIED'],
    ['ESCALATED', 'rectify', 'RECTIFIED'],
    ['ESCALATED', 'feedback', 'FEEDBACK'],
    ['ESCALATED', 'close', 'CLOSED'],
    ['FEEDBACK', 'close', 'CLOSED'],
  ],
);

testEveryAct(
  'union legal aid',
  unionAidMachine,
  ['approve', 'reject', 'assign', 'begin', 'conclude'],
  [
    ['APPLIED', 'approve', 'APPROVED'],
    ['APPLIED', 'reject', 'REJECTED'],
    ['APPROVED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'begin', 'HANDLING'],
    ['HANDLING', 'assign', 'ASSIGNED'],
    ['HANDLING', 'conclude', 'CONCLUDED'],
  ],
);

testEveryAct(
  'joint meeting',
  meetingMachine,
  ['hold', 'minute', 'track', 'close'],
  [
    ['CALLED', 'hold', 'HELD'],
    ['HELD', 'minute', 'MINUTED'],
    ['MINUTED', 'track', 'ACTIONS_TRACKED'],
    ['ACTIONS_TRACKED', 'close', 'CLOSED'],
  ],
);

testEveryAct(
  'legal health check',
  healthCheckMachine,
  ['visit', 'report', 'followUp', 'close'],
  [
    ['PLANNED', 'visit', 'ON_SITE'],
    ['ON_SITE', 'report', 'REPORTED'],
    ['REPORTED', 'followUp', 'FOLLOW_UP'],
    ['FOLLOW_UP', 'close', 'CLOSED'],
  ],
);
