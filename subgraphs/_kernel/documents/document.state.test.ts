import { expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { testEveryAct } from '../../../tests/kit/every-act.js';
import { documentMachine } from './document.state.js';

testEveryAct(
  'document',
  documentMachine,
  ['sign', 'seal', 'issue', 'serve', 'withdraw'],
  [
    ['DRAFT', 'sign', 'DRAFT'],
    ['DRAFT', 'seal', 'DRAFT'],
    ['DRAFT', 'issue', 'ISSUED'],
    ['DRAFT', 'withdraw', 'WITHDRAWN'],
    ['ISSUED', 'serve', 'SERVED'],
    ['ISSUED', 'withdraw', 'WITHDRAWN'],
    ['SERVED', 'serve', 'SERVED'],
  ],
);

test('its state table leads everywhere', () => {
  expect(() => checkMachine('document', documentMachine, 'DRAFT')).not.toThrow();
});
