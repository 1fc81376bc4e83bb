import { testEveryAct } from '../../../tests/kit/every-act.js';
import { supportMachine } from './support.state.js';

testEveryAct(
  'supported litigation',
  supportMachine,
  ['review', 'support', 'decline', 'return', 'file', 'hear', 'close', 'settle', 'withdraw'],
  [
    ['APPLIED', 'review', 'REVIEWING'],
    ['APPLIED', 'return', 'DECLINED'],
    ['APPLIED', 'withdraw', 'WITHDRAWN'],
    ['REVIEWING', 'support', 'DECIDED'],
    ['REVIEWING', 'decline', 'DECLINED'],
    ['REVIEWING', 'return', 'DECLINED'],
    ['REVIEWING', 'settle', 'SETTLED'],
    ['REVIEWING', 'withdraw', 'WITHDRAWN'],
    ['DECIDED', 'file', 'FILED'],
    ['DECIDED', 'settle', 'SETTLED'],
    ['DECIDED', 'withdraw', 'WITHDRAWN'],
    ['FILED', 'hear', 'HEARING'],
    ['FILED', 'close', 'CLOSED'],
    ['FILED', 'settle', 'SETTLED'],
    ['FILED', 'withdraw', 'WITHDRAWN'],
    ['HEARING', 'close', 'CLOSED'],
    ['HEARING', 'settle', 'SETTLED'],
    ['HEARING', 'withdraw', 'WITHDRAWN'],
  ],
);
