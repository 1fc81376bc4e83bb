import { testEveryAct } from '../../../tests/kit/every-act.js';
import { duplicateMachine } from './duplicate.state.js';

testEveryAct(
  'duplicate',
  duplicateMachine,
  ['link', 'refuse', 'unlink'],
  [
    ['PROPOSED', 'link', 'LINKED'],
    ['PROPOSED', 'refuse', 'REFUSED'],
    ['LINKED', 'unlink', 'UNLINKED'],
    ['REFUSED', 'link', 'LINKED'],
    ['UNLINKED', 'link', 'LINKED'],
  ],
);
