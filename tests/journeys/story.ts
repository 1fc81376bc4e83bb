import type { HubClient } from '../kit/hub-client.js';

/** One line of a story's "Expect" column: what should be seen, and what is seen. */
export interface Expectation<Scene> {
  says: string;
  /** Reads from the hub; compared with `is` until they agree or the patience is over, since messages take their time. */
  see: (scene: Scene) => Promise<unknown>;
  is: unknown;
}

export interface Step<Scene> {
  /** Local date and time in China at which the step begins; the hub's clock is set to it. */
  at: string;
  title: string;
  act: (scene: Scene) => Promise<void>;
  expect: Expectation<Scene>[];
}

export interface Story<Scene> {
  name: string;
  title: string;
  open: (hub: HubClient) => Scene;
  /** Whose eyes the case view is printed through after each step. */
  viewer: string;
  caseCode: (scene: Scene) => string | null;
  steps: Step<Scene>[];
}

export interface Told {
  step: (step: Step<never>) => void;
  met: (expectation: Expectation<never>, saw: unknown) => void;
  failed: (expectation: Expectation<never>, saw: unknown) => void;
  view: (view: unknown) => void;
}

const patienceMilliseconds = 8_000;

/** Plays a story against a hub; answers how many expectations were met and how many were not. */
export async function play<Scene>(
  story: Story<Scene>,
  hub: HubClient,
  told: Told,
  view: (scene: Scene) => Promise<unknown>,
): Promise<{ met: number; failed: number }> {
  const scene = story.open(hub);
  const count = { met: 0, failed: 0 };
  try {
    for (const step of story.steps) {
      await hub.setClock(`${step.at}+08:00`);
      told.step(step);
      await step.act(scene);
      for (const expectation of step.expect) {
        const saw = await eventually(expectation, scene);
        const met = same(saw, expectation.is);
        count[met ? 'met' : 'failed'] += 1;
        (met ? told.met : told.failed)(expectation, saw);
      }
      if (story.caseCode(scene)) told.view(await view(scene));
    }
  } finally {
    await hub.setClock(null);
  }
  return count;
}

async function eventually<Scene>({ see, is }: Expectation<Scene>, scene: Scene): Promise<unknown> {
  const until = Date.now() + patienceMilliseconds;
  for (;;) {
    const saw = await see(scene).catch((error: Error) => `(${error.message})`);
    if (same(saw, is) || Date.now() > until) return saw;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
