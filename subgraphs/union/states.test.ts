import { testEveryAct } from '../../tests/kit/every-act.js';
import { intakeMachine } from './intake/intake.state.js';
import { letterMachine } from './supervision/supervision-letter.state.js';

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
  ['refuse', 'reply', 'lapse', 'rectify', 'object', 'escalate', 'close'],
  [
    ['SERVED', 'refuse', 'REFUSED'],
    ['SERVED', 'reply', 'REPLIED'],
    ['SERVED', 'lapse', 'OVERDUE'],
    ['SERVED', 'rectify', 'RECTIFIED'],
    ['SERVED', 'object', 'OBJECTED'],
    ['SERVED', 'close', 'CLOSED'],
    ['REFUSED', 'escalate', 'ESCALATED'],
    ['REFUSED', 'reply', 'REPLIED'],
    ['REFUSED', 'close', 'CLOSED'],
    ['REPLIED', 'rectify', 'RECTIFIED'],
    ['REPLIED', 'object', 'OBJECTED'],
    ['REPLIED', 'escalate', 'ESCALATED'],
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
    ['ESCALATED', 'close', 'CLOSED'],
  ],
);
