import { Command, InvalidArgumentError } from 'commander';
import type { LawOptions } from '../../tests/law/run.js';
import type { ConformOptions } from './conform.js';
import type { DeadlineOptions } from './deadline.js';
import { addProvingCommands } from './proving-commands.js';

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('A port is between 1 and 65535.');
  return port;
}

/** An error may say with which code the program leaves. */
function exitCodeOf(error: unknown): number {
  const code = (error as { exitCode?: unknown } | null)?.exitCode;
  return typeof code === 'number' ? code : 1;
}

const program = new Command('hub')
  .description('Runs and looks after a Wufang hub (五方联动).')
  .enablePositionalOptions();

program
  .command('start', { isDefault: true })
  .description('start the database, every agency and the gateway, and stay until Ctrl+C')
  .option('--port <port>', 'port of the gateway (default 4000)', portNumber)
  .option('--host <address>', 'address the gateway listens at', '127.0.0.1')
  .option('--no-demo', 'do not enter the invented cases')
  .action(async (options: { port?: number; host: string; demo: boolean }) => {
    const { start } = await import('./start.js');
    await start(options);
  });

program
  .command('stop')
  .description('end the running hub')
  .action(async () => (await import('./stop.js')).stop());

program
  .command('reset')
  .description('remove all data of this hub: databases, keys, logs')
  .option('--force', 'end the hub first if it is running')
  .action(async (options: { force?: boolean }) => (await import('./reset.js')).reset(options));

program
  .command('doctor')
  .description('say how every part is; the exit code is 0 only if all is well')
  .option('--json', 'for programs')
  .action(async (options: { json?: boolean }) => (await import('./doctor.js')).doctor(options));

program
  .command('migrate')
  .description('bring every database up to date')
  .action(async () => (await import('./migrate.js')).migrateAll());

const people = program.command('people').description('withdraw and restore people of the embedded issuers');
people
  .command('withdraw')
  .argument('<person>', 'staff id, such as court-clerk')
  .option('--role <role>', 'only this role')
  .action(async (person: string, options: { role?: string }) =>
    (await import('./people.js')).withdrawPerson(person, options),
  );
people
  .command('restore')
  .argument('<person>', 'staff id')
  .option('--role <role>', 'only this role')
  .action(async (person: string, options: { role?: string }) =>
    (await import('./people.js')).restorePerson(person, options),
  );

const keys = program.command('keys').description('revoke a signing key, or give its owner a new one');
keys
  .command('revoke')
  .argument('<key>', 'id in the address book, such as gateway#1')
  .action(async (id: string) => (await import('./keys.js')).revoke(id));
keys
  .command('rotate')
  .argument('<owner>', 'code of an organisation, or gateway')
  .option('--suite <suite>', 'Ed25519 or SM2; the former key’s if left out')
  .action(async (owner: string, options: { suite?: string }) =>
    (await import('./keys.js')).rotate(owner, options),
  );

program
  .command('evidence')
  .description('write all that proves a referral into a folder that verifies with OpenSSL alone')
  .argument('<referral>', 'id of the referral')
  .option('--at <folder>', 'where the folder goes (default: here)')
  .action(async (referralId: string, options: { at?: string }) =>
    (await import('./evidence.js')).evidence(referralId, options),
  );

const audit = program.command('audit').description('the audit chains of the agencies (留痕)');
audit
  .command('verify')
  .description(
    'walk every chain, hold it against what the other agencies have witnessed, and name what is wrong',
  )
  .option('--agency <name>', 'only this agency’s chain')
  .option('--ask', 'ask the witnesses over their doors, also where their databases are here')
  .option('--json', 'for programs')
  .action(async (options: { agency?: string; ask?: boolean; json?: boolean }) =>
    (await import('./audit.js')).verifyAudit(options),
  );

program
  .command('story')
  .description('play a worked case (8.1 to 8.4) against a hub, day by day')
  .argument('<name>', '8.1, 8.2, 8.3 or 8.4')
  .option('--at <url>', 'address of a development hub; one of its own if left out')
  .action(async (name: string, options: { at?: string }) =>
    (await import('./story.js')).story(name, options),
  );

program
  .command('deadline')
  .description('compute a legal deadline and show how it was computed')
  .argument('<rule>', 'id of the rule in schema/law/deadlines.yaml')
  .requiredOption('--from <date>', 'day of the event that starts the clock, such as 2025-01-10')
  .option('--division <code>', 'division whose local rules apply')
  .option('--variant <name>', 'variant of the rule')
  .option('--json', 'for programs')
  .action(async (rule: string, options: DeadlineOptions) =>
    (await import('./deadline.js')).printDeadline(rule, options),
  );

program
  .command('law')
  .description(
    'how much of the law is covered, and by which test (法律覆盖); leaves with 1 if something is missing',
  )
  .argument('[words...]', 'with --run: only these test files')
  .option('--run', 'run the tests first and note what they exercise in tests/law/coverage.json')
  .option('--all', 'every item with its test, not only what is missing')
  .action(async (words: string[], options: LawOptions) => (await import('./law.js')).law(words, options));

addProvingCommands(program);

program
  .command('desk')
  .description('build the desk’s page (gateway/desk) into dist/desk, where something changed')
  .action(async () => (await import('./desk.js')).buildDesk((line) => console.log(line)));

program
  .command('conform')
  .description('check an agency’s door: who is let in, what is answered, how messages are taken (联调自测)')
  .argument('<agency>', 'court, union, human-resources, procuratorate, justice or docket')
  .option('--at <url>', 'its GraphQL, where the address book is not to be asked')
  .option('--json', 'for programs')
  .action(async (agency: string, options: ConformOptions) =>
    (await import('./conform.js')).conform(agency, options),
  );

program
  .command('check')
  .description('types, lint, format, spelling, fresh schema files, and the shape of the code')
  .action(async () => (await import('./check.js')).check());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(exitCodeOf(error));
}
