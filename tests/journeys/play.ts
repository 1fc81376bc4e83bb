import { HubClient } from '../kit/hub-client.js';
import { tellOnTerminal } from './tell.js';
import { play } from './story.js';
import { caseView } from './case-view.js';
import { easyCase } from './story-8-1.js';
import { returnedReferral } from './story-8-2.js';
import { splitAward } from './story-8-3.js';
import { fortyWorkers } from './story-8-4.js';

const stories = { '8.1': easyCase, '8.2': returnedReferral, '8.3': splitAward, '8.4': fortyWorkers };

/** Plays a worked case against a hub and prints it; the process ends with 1 when an expectation is not met. */
export async function playStory(name: string, { at }: { at: string }): Promise<void> {
  const story = stories[name as keyof typeof stories];
  if (!story) throw new Error(`There is no story ${name}; there are ${Object.keys(stories).join(' and ')}.`);
  const hub = new HubClient(at);
  const teller = tellOnTerminal(story.title);
  const { met, failed } = await play(story, hub, teller, (scene) =>
    caseView(hub, story.viewer, story.caseCode(scene)!),
  );
  teller.end(met, failed);
  if (failed > 0) process.exitCode = 1;
}
