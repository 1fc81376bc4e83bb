import { testEveryAct } from '../../../tests/kit/every-act.js';
import { recommendationMachine } from './recommendation.state.js';

testEveryAct(
  'procuratorial recommendation',
  recommendationMachine,
  ['serve', 'reply', 'rectify', 'object', 'modify', 'withdraw', 'maintain', 'followUp'],
  [
    ['ISSUED', 'serve', 'SERVED'],
    ['SERVED', 'reply', 'REPLIED'],
    ['SERVED', 'object', 'OBJECTED'],
    ['SERVED', 'followUp', 'FOLLOW_UP'],
    ['REPLIED', 'rectify', 'RECTIFIED'],
    ['REPLIED', 'object', 'OBJECTED'],
    ['REPLIED', 'followUp', 'FOLLOW_UP'],
    ['OBJECTED', 'modify', 'MODIFIED'],
    ['OBJECTED', 'withdraw', 'WITHDRAWN'],
    ['OBJECTED', 'maintain', 'MAINTAINED'],
    ['MODIFIED', 'reply', 'REPLIED'],
    ['MODIFIED', 'followUp', 'FOLLOW_UP'],
    ['MAINTAINED', 'reply', 'REPLIED'],
    ['MAINTAINED', 'followUp', 'FOLLOW_UP'],
    ['FOLLOW_UP', 'reply', 'REPLIED'],
    ['FOLLOW_UP', 'rectify', 'RECTIFIED'],
    ['FOLLOW_UP', 'followUp', 'FOLLOW_UP'],
  ],
);
