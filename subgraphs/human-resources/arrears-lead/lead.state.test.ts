import { testEveryAct } from '../../../tests/kit/every-act.js';
import { arrearsLeadMachine } from './lead.state.js';

testEveryAct(
  'arrears lead',
  arrearsLeadMachine,
  ['dispatch', 'verify', 'pay', 'dismiss', 'inspect', 'close'],
  [
    ['RECEIVED', 'dispatch', 'DISPATCHED'],
    ['DISPATCHED', 'dispatch', 'DISPATCHED'],
    ['DISPATCHED', 'verify', 'VERIFYING'],
    ['VERIFYING', 'pay', 'PAID'],
    ['VERIFYING', 'dismiss', 'NOT_ESTABLISHED'],
    ['VERIFYING', 'inspect', 'TO_INSPECTION'],
    ['PAID', 'close', 'CLOSED'],
    ['NOT_ESTABLISHED', 'close', 'CLOSED'],
    ['TO_INSPECTION', 'close', 'CLOSED'],
  ],
);
