import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { projectRoot } from '#kernel/project-root.js';
import type { FaultsOptions } from '../../tests/faults/run.js';
import type { BenchOptions } from './bench.js';
import type { LoadOptions } from './load.js';

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It is a number above 0.');
  return number;
}

/** The commands that test, attack, disturb and measure a hub. */
export function addProvingCommands(program: Command): void {
  program
    .command('test')
    .description('run the tests; further words go to vitest')
    .argument('[words...]')
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (words: string[]) => (await import('./test.js')).test(words));

  program
    .command('security')
    .description(
      'try every attack and every reader on a hub of its own, print a table, count the wrong answers',
    )
    .option('--quick', 'the short form that `test` runs')
    .action(async (options: { quick?: boolean }) => (await import('./security.js')).security(options));

  program
    .command('faults')
    .description('kill, freeze, cut and set back a county while people work in it, and count what was lost')
    .option('--release', 'the figures of a release: hours')
    .option('--hub-down', 'gateway and register down for the whole run, and nothing else')
    .option('--short', 'the short form that `test` runs')
    .option('--seed <seed>', 'repeats the nemesis of an earlier run')
    .option('--minutes <minutes>', 'begin no new work after so many minutes', Number)
    .action(async (options: FaultsOptions) => (await import('./faults.js')).faults(options));

  program
    .command('test-compose')
    .description('bring docker-compose.yml up, play a story, kill an agency, take it down')
    .option('--image', 'build the image and no more')
    .action(async ({ image = false }: { image?: boolean }) => {
      const file = image ? 'build-image.js' : 'run.js';
      await import(pathToFileURL(join(projectRoot, 'dist/tests/compose', file)).href);
    });

  program
    .command('mutation')
    .description(
      'change policies, state tables, signatures and disclosure, and count the changes no test notices',
    )
    .action(async () => (await import('./mutation.js')).mutation());

  program
    .command('load')
    .description(
      'make an archive of invented cases in every agency’s database, quickly; not beside real ones',
    )
    .requiredOption('--cases <number>', 'how many cases', positive)
    .option('--open <number>', 'how many of them are still open (default: a fifth, 2000 at most)', positive)
    .option('--seed <number>', 'other names, days and numbers; a second archive takes another', Number, 0)
    .action(async (options: LoadOptions) => (await import('./load.js')).load(options));

  program
    .command('bench')
    .description('measure on a hub of its own; the exit code is 0 only if every goal is met')
    .argument(
      '<name>',
      [
        'archive: what a large archive costs; exchange: referrals from agency to agency;',
        'flames: where the processor’s time goes, drawn; gateway: the gateway beside others;',
        'referral: what each step of a referral costs;',
        'view: a case view with real agencies and databases; worklist: lists and searches among 100,000 cases',
      ].join(' '),
    )
    .option('--seconds <number>', 'how long the rate is held', positive)
    .addOption(new Option('--suite <suite>', 'how messages are signed').choices(['Ed25519', 'SM2', 'both']))
    .option('--rates <list>', 'rates of the ramp, such as 40,80', (text) => text.split(',').map(positive))
    .option('--sizes <list>', 'cases of the archives, such as 10000,100000', (text) =>
      text.split(',').map(positive),
    )
    .option('--referrals <number>', 'how many are taken through each step', positive)
    .option('--rounds <number>', 'how often an archive is asked each question', positive)
    .option('--no-profile', 'leave out the run that says where the time goes')
    .action(async (name: string, options: BenchOptions) => (await import('./bench.js')).bench(name, options));

  program
    .command('differential')
    .description('run invented operations through both executions of the gateway, and compare the answers')
    .option('--operations <number>', 'how many', positive)
    .option('--seed <seed>', 'repeats those of an earlier run')
    .action(async (options: object) => (await import('./differential.js')).differential(options));
}
