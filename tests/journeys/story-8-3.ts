import { Scene } from './scene.js';
import { contestedAward } from './story-8-3-awarded.js';
import { proceedings } from './story-8-3-heard.js';
import { arbitrator } from './story-8-3-records.js';
import { suggestion } from './story-8-3-suggested.js';
import type { Story } from './story.js';

/** Domain 8.3: mediation suggested and broken off before arbitration, then an award in two documents. */
export const splitAward: Story<Scene> = {
  name: '8.3',
  title:
    '8.3 撤回同意：受理前建议调解、用人单位撤回，受理、裁决分为终局和非终局（2025年，最低工资为测试用数额）',
  viewer: arbitrator,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [...suggestion, ...proceedings, ...contestedAward],
};
