import { Scene } from './scene.js';
import { confirming } from './story-8-1-confirmed.js';
import { delegation } from './story-8-1-delegated.js';
import { clerk } from './story-8-1-records.js';
import { settlement } from './story-8-1-settled.js';
import type { Story } from './story.js';

/** Domain 8.1: a wage IOU; the court delegates before filing, the union settles it, the court confirms, the firm pays. */
export const easyCase: Story<Scene> = {
  name: '8.1',
  title: '8.1 欠条案：法院委派、工会调成、司法确认、按期履行（市中，2024年，P 模式）',
  viewer: clerk,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [...delegation, ...settlement, ...confirming],
};
