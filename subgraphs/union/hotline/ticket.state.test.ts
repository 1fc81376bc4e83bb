import { testEveryAct } from '../../../tests/kit/every-act.js';
import { ticketMachine } from './ticket.state.js';

testEveryAct(
  'hotline ticket',
  ticketMachine,
  ['assign', 'begin', 'reply', 'transfer', 'callBack', 'reopen', 'close'],
  [
    ['RECEIVED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'assign', 'ASSIGNED'],
    ['ASSIGNED', 'begin', 'HANDLING'],
    ['HANDLING', 'reply', 'REPLIED'],
    ['HANDLING', 'transfer', 'TRANSFERRED'],
    ['REPLIED', 'callBack', 'CALLBACK'],
    ['CALLBACK', 'close', 'CLOSED'],
    ['CALLBACK', 'reopen', 'REOPENED'],
    ['REOPENED', 'assign', 'ASSIGNED'],
    ['REOPENED', 'begin', 'HANDLING'],
  ],
);
