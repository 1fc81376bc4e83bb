import { Scene } from './scene.js';
import { partialSettlement } from './story-8-4-agreed.js';
import { twoApart } from './story-8-4-apart.js';
import { breachOfForty } from './story-8-4-breach.js';
import { mediator } from './story-8-4-records.js';
import { representation } from './story-8-4-represented.js';
import type { Story } from './story.js';

/** Domain 8.4: forty workers, three months’ pay; 38 settle by instalments, two go to arbitration, the firm does not pay. */
export const fortyWorkers: Story<Scene> = {
  name: '8.4',
  title: '8.4 四十名工人、三个月工资：部分同意、分期履行、违约（韩城，2024年冬至2025年春）',
  viewer: mediator,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [...representation, ...partialSettlement, ...twoApart, ...breachOfForty],
};
