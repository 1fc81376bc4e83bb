import { Scene } from './scene.js';
import { entrustment } from './story-8-2-entrusted.js';
import { failing } from './story-8-2-failed.js';
import { clerk } from './story-8-2-records.js';
import { returning } from './story-8-2-returned.js';
import type { Story } from './story.js';

/** Domain 8.2: entrusted after filing, returned for a conflict, referred again, failed, back to trial. */
export const returnedReferral: Story<Scene> = {
  name: '8.2',
  title: '8.2 退回再转：立案后委托、回避退回、改派人社、延期、调解不成、恢复审理（市中，2025年，F 模式）',
  viewer: clerk,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [...entrustment, ...returning, ...failing],
};
