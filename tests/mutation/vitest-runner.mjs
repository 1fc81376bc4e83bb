// Stryker's runner for vitest, with two things made right for vitest 5.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus } from '@stryker-mutator/api/test-runner';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';

const [{ factory }] = vitestPlugins;

createRunner.inject = tokens(commonTokens.injector);
function createRunner(injector) {
  const runner = injector.injectFunction(factory);
  const runDry = runner.dryRun.bind(runner);
  const runMutant = runner.mutantRun.bind(runner);
  runner.dryRun = async (options) => {
    const result = await runDry(options);
    const broken = result.status === DryRunStatus.Complete && brokenFile(runner);
    return broken ? { status: DryRunStatus.Error, errorMessage: reasonOf(broken) } : result;
  };
  runner.mutantRun = async (options) => {
    const result = await runMutant({ ...options, testFilter: wholeFiles(options.testFilter) });
    const broken = result.status === MutantRunStatus.Survived && brokenFile(runner);
    return broken ? killedBy(broken) : result;
  };
  return runner;
}

/** Vitest 5 joins the words of a test's name by " > ", so that Stryker's filter by name would find no test at all. */
function wholeFiles(testFilter) {
  return testFilter && [...new Set(testFilter.map((id) => `${id.split('#')[0]}#`))];
}

/** A test file that does not load has no test to fail; a mutant that does that is noticed all the same. */
function brokenFile(runner) {
  return runner.ctx.state.getFiles().find(({ result }) => result?.state === 'fail');
}

function killedBy(file) {
  const failureMessage = reasonOf(file);
  return { status: MutantRunStatus.Killed, failureMessage, killedBy: [`${file.name}#`], nrOfTests: 1 };
}

function reasonOf({ name, result }) {
  return `${name} does not load: ${result.errors?.[0]?.message}`;
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'vitest-5', createRunner)];
