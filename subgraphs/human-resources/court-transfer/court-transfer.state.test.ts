import { testEveryAct } from '../../../tests/kit/every-act.js';
import { courtTransferMachine } from './court-transfer.state.js';

testEveryAct(
  'transfer to the court',
  courtTransferMachine,
  ['takeUp', 'return', 'recall', 'rule'],
  [
    ['ISSUED', 'takeUp', 'TAKEN_UP'],
    ['ISSUED', 'return', 'RETURNED'],
    ['ISSUED', 'recall', 'RECALLED'],
    ['TAKEN_UP', 'rule', 'RULED'],
  ],
);
