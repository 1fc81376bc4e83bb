import { testEveryAct } from '../../../tests/kit/every-act.js';
import { riskLeadMachine } from './risk-lead.state.js';

testEveryAct(
  'risk lead',
  riskLeadMachine,
  ['verify', 'resolve', 'escalate', 'close'],
  [
    ['REPORTED', 'verify', 'VERIFYING'],
    ['VERIFYING', 'verify', 'VERIFYING'],
    ['VERIFYING', 'resolve', 'RESOLVED_LOCALLY'],
    ['VERIFYING', 'escalate', 'ESCALATED'],
    ['RESOLVED_LOCALLY', 'close', 'CLOSED'],
    ['ESCALATED', 'close', 'CLOSED'],
  ],
);
