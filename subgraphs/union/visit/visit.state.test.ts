import { testEveryAct } from '../../../tests/kit/every-act.js';
import { visitMachine } from './visit.state.js';

testEveryAct(
  'visit',
  visitMachine,
  ['answer', 'escalate'],
  [
    ['REGISTERED', 'answer', 'ANSWERED'],
    ['REGISTERED', 'escalate', 'ESCALATED'],
  ],
);
