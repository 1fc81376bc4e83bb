import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { startOwnHub } from './own-hub.js';

type PlayStory = (name: string, options: { at: string }) => Promise<void>;

/** Plays a worked case against the hub named, or against one of its own that lives as long as the story. */
export async function story(name: string, { at }: { at?: string }): Promise<void> {
  const file = pathToFileURL(join(projectRoot, 'dist/tests/journeys/play.js')).href;
  const { playStory } = (await import(file)) as { playStory: PlayStory };
  if (at) return playStory(name, { at });
  const hub = await startOwnHub((line) => process.stderr.write(`${line} …\n`));
  const end = () => void hub.stop().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await playStory(name, { at: hub.url });
  } finally {
    await hub.stop();
  }
}
