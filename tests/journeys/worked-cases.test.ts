import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { caseView } from './case-view.js';
import { play, type Story } from './story.js';
import type { Scene } from './scene.js';
import { easyCase } from './story-8-1.js';
import { returnedReferral } from './story-8-2.js';
import { splitAward } from './story-8-3.js';
import { fortyWorkers } from './story-8-4.js';

let hub: BootedHub;
beforeAll(async () => {
  hub = await bootHub();
});
afterAll(() => hub?.stop());

describe.each([easyCase, returnedReferral, splitAward, fortyWorkers])('$title', (story: Story<Scene>) => {
  test('happens as the law and the table say', async () => {
    const missed: string[] = [];
    const views: unknown[] = [];
    const told = {
      step: () => undefined,
      met: () => undefined,
      failed: ({ says, is }: { says: string; is: unknown }, saw: unknown) =>
        void missed.push(`${says}: expected ${JSON.stringify(is)}, saw ${JSON.stringify(saw)}`),
      view: (view: unknown) => void views.push(view),
    };
    const { met } = await play(story, hub.client, told, (scene) =>
      caseView(hub.client, story.viewer, story.caseCode(scene)!),
    );
    expect(missed).toEqual([]);
    expect(met).toBe(story.steps.flatMap((step) => step.expect).length);
    expect(views).toHaveLength(story.steps.length);
  }, 120_000);
});
