import { testEveryAct } from '../../../tests/kit/every-act.js';
import { civilSupervisionMachine } from './civil-supervision.state.js';

testEveryAct(
  'civil supervision',
  civilSupervisionMachine,
  ['review', 'protest', 'recommendRetrial', 'recommendEnforcement', 'notSupport'],
  [
    ['ACCEPTED', 'review', 'REVIEWING'],
    ['REVIEWING', 'protest', 'PROTEST'],
    ['REVIEWING', 'recommendRetrial', 'RETRIAL_RECOMMENDATION'],
    ['REVIEWING', 'recommendEnforcement', 'ENFORCEMENT_RECOMMENDATION'],
    ['REVIEWING', 'notSupport', 'NOT_SUPPORTED'],
  ],
);
