import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { homeOf } from '../home.js';
import { runningHub } from './hub-file.js';

type PlayStory = (name: string, options: { at?: string }) => Promise<void>;

export async function story(name: string, options: { at?: string }): Promise<void> {
  const at = options.at ?? runningHub(homeOf())?.url;
  if (!at) throw new Error('No hub is running here. Start one with "npm start", or name one with --at.');
  const file = pathToFileURL(join(projectRoot, 'dist/tests/journeys/play.js')).href;
  const { playStory } = (await import(file)) as { playStory: PlayStory };
  await playStory(name, { at });
}
