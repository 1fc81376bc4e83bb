import { testEveryAct } from '../../tests/kit/every-act.js';
import { aidMachine } from './legal-aid/aid.state.js';
import { objectionMachine } from './legal-aid-objection/objection.state.js';
import { rosterMachine } from './mediation-organisation/roster.state.js';

testEveryAct(
  'legal aid',
  aidMachine,
  [
    'requireSupplement',
    'supplement',
    'advance',
    'grant',
    'refuse',
    'reopen',
    'withdraw',
    'assign',
    'begin',
    'conclude',
    'terminate',
  ],
  [
    ['APPLIED', 'requireSupplement', 'SUPPLEMENT'],
    ['APPLIED', 'advance', 'ADVANCED'],
    ['APPLIED', 'grant', 'GRANTED'],
    ['APPLIED', 'refuse', 'REFUSED'],
    ['APPLIED', 'withdraw', 'DEEMED_WITHDRAWN'],
    ['SUPPLEMENT', 'supplement', 'APPLIED'],
    ['SUPPLEMENT', 'advance', 'ADVANCED'],
    ['SUPPLEMENT', 'withdraw', 'DEEMED_WITHDRAWN'],
    ['ADVANCED', 'grant', 'GRANTED'],
    ['ADVANCED', 'refuse', 'REFUSED'],
    ['ADVANCED', 'withdraw', 'DEEMED_WITHDRAWN'],
    ['REFUSED', 'reopen', 'APPLIED'],
    ['GRANTED', 'assign', 'ASSIGNED'],
    ['GRANTED', 'terminate', 'TERMINATED'],
    ['ASSIGNED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'begin', 'HANDLING'],
    ['ASSIGNED', 'terminate', 'TERMINATED'],
    ['HANDLING', 'assign', 'ASSIGNED'],
    ['HANDLING', 'conclude', 'CONCLUDED'],
    ['HANDLING', 'terminate', 'TERMINATED'],
  ],
);

testEveryAct(
  'an objection to a refusal of legal aid',
  objectionMachine,
  ['maintain', 'orderToCorrect'],
  [
    ['FILED', 'maintain', 'REVIEWED'],
    ['FILED', 'orderToCorrect', 'REVIEWED'],
  ],
);

testEveryAct(
  'the roster of people’s mediation',
  rosterMachine,
  ['suspend', 'restore', 'remove'],
  [
    ['ACTIVE', 'suspend', 'SUSPENDED'],
    ['ACTIVE', 'remove', 'REMOVED'],
    ['SUSPENDED', 'restore', 'ACTIVE'],
    ['SUSPENDED', 'remove', 'REMOVED'],
  ],
);
