import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tests that mutants are tried against: those beside the mutated files that need neither a database nor a hub. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      { find: /^#kernel\/(.*)\.js$/, replacement: `${root}subgraphs/_kernel/$1.ts` },
    ],
  },
  test: {
    include: [
      'subgraphs/**/*.{policy,state}.test.ts',
      'subgraphs/*/{policies,states,state-tables}.test.ts',
      'subgraphs/_kernel/machine.test.ts',
      'subgraphs/_kernel/{disclosure,identity,values}/*.test.ts',
      'subgraphs/_kernel/exchange/{address-book,keyring,receipt}.test.ts',
    ],
    exclude: ['**/*.resolver.test.ts'],
  },
});
