import { testEveryAct } from '../../../tests/kit/every-act.js';
import { negotiationMachine } from './negotiation.state.js';

testEveryAct(
  'negotiation',
  negotiationMachine,
  ['respond', 'refuse', 'lapse', 'begin', 'prolong', 'settle', 'fail'],
  [
    ['REQUESTED', 'respond', 'RESPONDED'],
    ['REQUESTED', 'refuse', 'FAILED'],
    ['REQUESTED', 'lapse', 'NO_RESPONSE'],
    ['RESPONDED', 'begin', 'NEGOTIATING'],
    ['RESPONDED', 'fail', 'FAILED'],
    ['NO_RESPONSE', 'respond', 'RESPONDED'],
    ['NEGOTIATING', 'prolong', 'NEGOTIATING'],
    ['NEGOTIATING', 'settle', 'SETTLED'],
    ['NEGOTIATING', 'fail', 'FAILED'],
  ],
);
