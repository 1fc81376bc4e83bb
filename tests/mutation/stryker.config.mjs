/** What is mutated: who may, the state tables, the signatures, and what the sharing matrix lets be seen. */
export default {
  testRunner: 'vitest-5',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/vitest-runner.mjs'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  mutate: [
    'subgraphs/**/*.policy.ts',
    'subgraphs/**/*.state.ts',
    'subgraphs/_kernel/machine.ts',
    'subgraphs/_kernel/identity/{signed-call,token,gate,token-life}.ts',
    'subgraphs/_kernel/exchange/{receipt,address-book,keyring}.ts',
    'subgraphs/_kernel/disclosure/{matrix,masked-value,classified,reach,guard,purposes}.ts',
    'subgraphs/_kernel/values/masking.ts',
  ],
  ignorePatterns: ['*', '!package.json','!tsconfig.json', '!subgraphs/**', '!schema/law/**', '!tests/kit/**', '!tests/mutation/**', '!infra/county/**'],
  coverageAnalysis: 'perTest',
  disableTypeChecks: true,
  concurrency: 2,
  tempDirName: '.wufang/mutation',
  reporters: ['json'], jsonReporter: { fileName: 'node_modules/.cache/mutation/report.json' },
  allowEmpty: false,
};
