/** Who may, the state tables, the signatures, and what the sharing matrix lets be seen. The command is `hub mutation`. */
export default {
  mutate: [
    'subgraphs/**/*.policy.ts',
    'subgraphs/**/*.state.ts',
    'subgraphs/_kernel/machine.ts',
    'subgraphs/_kernel/identity/{signed-call,token,gate,token-life}.ts',
    'subgraphs/_kernel/exchange/{receipt,address-book,keyring}.ts',
    'subgraphs/_kernel/disclosure/{matrix,masked-value,classified,reach,guard,purposes}.ts',
    'subgraphs/_kernel/values/masking.ts',
  ],
  testRunner: 'vitest-5',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/vitest-runner.mjs'],
  vitest: { configFile: 'tests/mutation/vitest.config.mjs' },
  // A mutant of a function meets the test files that reach it. What is built as a file loads (a state table) is static:
  // each of its mutants meets every test file that imports it, loaded anew.
  coverageAnalysis: 'perTest',
  ignoreStatic: false,
  concurrency: 2,
  // Long, so that a slow machine does not count as a killed mutant.
  timeoutMS: 30_000,
  disableTypeChecks: true,
  // Not below node_modules: vitest takes what is there for a package, neither compiled nor tested.
  tempDirName: '.wufang/mutation',
  cleanTempDir: 'always',
  ignorePatterns: [
    '*',
    '!package.json',
    '!tsconfig.json',
    '!subgraphs/**',
    '!schema/**',
    '!tests/kit/**',
    '!tests/mutation/**',
    '!infra/county/**',
  ],
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/mutation/report.json' },
  warnings: { slow: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
