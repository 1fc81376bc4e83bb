import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What compares milliseconds: alone on the machine, after everything else. */
const timed = ['tests/security/door/{connections,hostile}.test.ts'];
/** What is clicked in a browser: all files share one hub with the demo county, one after another. */
const desk = ['tests/browser/**/*.test.ts'];
const everything = '{gateway,subgraphs,schema,infra,tests}/**/*.test.ts';
/** What puts something in a module's place: each of these files is alone in its process. */
const replacing = globSync(everything, { exclude: ['**/node_modules/**'] }).filter((file) =>
  readFileSync(file, 'utf8').includes('vi.mock('),
);
/** What takes long begins first, so that nothing is waited for alone at the end. */
const long = [
  'tests/faults/faults.test.ts',
  'tests/security/attacks/10-injection.test.ts',
  'infra/demo/seed.test.ts',
  'subgraphs/_kernel/timers/killed-timers.test.ts',
  'tests/security/killed-reads/killed-reads.test.ts',
  'tests/security/sessions/withdrawal.test.ts',
  'tests/journeys/live-events.test.ts',
  'tests/bench/exchange/exchange.test.ts',
  'tests/security/matrix/matrix.test.ts',
  'tests/security/matrix/real.test.ts',
];
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const place = long.findIndex((file) => moduleId.endsWith(file));
      return place === -1 ? long.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
const kernel = fileURLToPath(new URL('./subgraphs/_kernel/', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // One graphql for our code and for the CommonJS packages that require it.
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      { find: /^#kernel\/(.*)\.js$/, replacement: `${kernel}$1.ts` },
    ],
  },
  test: {
    globalSetup: ['tests/kit/global-setup.ts'],
    setupFiles: ['tests/kit/law-trace.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The long ones wait more than they work.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: [everything],
          exclude: ['**/node_modules/**', 'dist/**', 'tests/compose/**', ...timed, ...desk, ...replacing],
          // Half of the processor's time would go into loading the same modules for each file.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'replacing', include: replacing, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          ...{ name: 'desk', include: desk, globalSetup: ['tests/browser/kit/desk-setup.ts'] },
          ...{ maxWorkers: 1, sequence: { groupOrder: 2 }, testTimeout: 90_000, retry: 2 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
