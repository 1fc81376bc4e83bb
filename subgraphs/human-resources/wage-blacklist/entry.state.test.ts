import { testEveryAct } from '../../../tests/kit/every-act.js';
import { blacklistMachine } from './entry.state.js';

testEveryAct(
  'wage blacklist',
  blacklistMachine,
  [
    ...(['extend', 'object', 'list', 'share', 'rectify', 'applyForRemoval', 'refuseRemoval'] as const),
    ...(['removeEarly', 'expire', 'revoke'] as const),
  ],
  [
    ['NOTICED', 'extend', 'NOTICED'],
    ['NOTICED', 'object', 'OBJECTION'],
    ['NOTICED', 'list', 'LISTED'],
    ['NOTICED', 'revoke', 'REVOKED'],
    ['OBJECTION', 'extend', 'OBJECTION'],
    ['OBJECTION', 'list', 'LISTED'],
    ['OBJECTION', 'revoke', 'REVOKED'],
    ['LISTED', 'share', 'LISTED'],
    ['LISTED', 'rectify', 'LISTED'],
    ['LISTED', 'applyForRemoval', 'LISTED'],
    ['LISTED', 'refuseRemoval', 'LISTED'],
    ['LISTED', 'removeEarly', 'EARLY_REMOVED'],
    ['LISTED', 'expire', 'EXPIRED'],
    ['LISTED', 'revoke', 'REVOKED'],
  ],
);
