import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tests beside a mutated file come first: where they notice the mutant, the others need not run. */
class NearestFirst extends BaseSequencer {
  async sort(files) {
    const mutated = this.ctx.config.related?.[0]?.replace(/\.ts$/, '.test.ts');
    const sorted = await super.sort(files);
    return [
      ...sorted.filter((file) => file.moduleId === mutated),
      ...sorted.filter((file) => file.moduleId !== mutated),
    ];
  }
}

/** The tests that mutants are tried against: those of the mutated files that need neither a database nor a hub. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      // One graphql for our code and for the CommonJS packages that require it.
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      { find: /^#kernel\/(.*)\.js$/, replacement: `${root}subgraphs/_kernel/$1.ts` },
    ],
  },
  test: {
    include: [
      'subgraphs/**/*.{policy,state}.test.ts',
      'subgraphs/*/{policies,states,state-tables}.test.ts',
      'subgraphs/_kernel/machine.test.ts',
      'subgraphs/_kernel/{disclosure,identity}/*.test.ts',
      'subgraphs/_kernel/values/masking.test.ts',
      'subgraphs/_kernel/exchange/{address-book,keyring,receipt}.test.ts',
    ],
    exclude: ['**/*.resolver.test.ts'],
    sequence: { sequencer: NearestFirst },
  },
});
