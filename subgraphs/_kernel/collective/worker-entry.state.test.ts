import { testEveryAct } from '../../../tests/kit/every-act.js';
import { workerEntryMachine } from './worker-entry.state.js';

testEveryAct(
  'worker entry',
  workerEntryMachine,
  ['elect', 'consent', 'decline', 'revoke', 'settle', 'separate', 'withdraw'],
  [
    ['LISTED', 'elect', 'REPRESENTED'],
    ['LISTED', 'withdraw', 'WITHDRAWN'],
    ['REPRESENTED', 'elect', 'REPRESENTED'],
    ['REPRESENTED', 'consent', 'CONSENTED'],
    ['REPRESENTED', 'decline', 'DECLINED'],
    ['REPRESENTED', 'separate', 'SEPARATED'],
    ['REPRESENTED', 'withdraw', 'WITHDRAWN'],
    ['CONSENTED', 'elect', 'CONSENTED'],
    ['CONSENTED', 'revoke', 'REPRESENTED'],
    ['CONSENTED', 'settle', 'SETTLED'],
    ['DECLINED', 'elect', 'DECLINED'],
    ['DECLINED', 'consent', 'CONSENTED'],
    ['DECLINED', 'separate', 'SEPARATED'],
    ['DECLINED', 'withdraw', 'WITHDRAWN'],
  ],
);
