import { testEveryAct } from '../../../tests/kit/every-act.js';
import { leadMachine } from './lead.state.js';

testEveryAct(
  'procuratorial lead',
  leadMachine,
  ['review', 'accept', 'return', 'transfer', 'report', 'recall'],
  [
    ['RECEIVED', 'review', 'REVIEWING'],
    ['RECEIVED', 'return', 'RETURNED'],
    ['RECEIVED', 'recall', 'RECALLED'],
    ['REVIEWING', 'accept', 'ACCEPTED'],
    ['REVIEWING', 'return', 'RETURNED'],
    ['REVIEWING', 'transfer', 'TRANSFERRED'],
    ['ACCEPTED', 'report', 'ACCEPTED'],
  ],
);
