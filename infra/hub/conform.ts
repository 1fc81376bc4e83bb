import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent } from 'undici';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { projectRoot } from '#kernel/project-root.js';
import { AgencyDoor } from '../../gateway/conform/agency-door.js';
import { checkGroups } from '../../gateway/conform/check.js';
import { conform as runChecks, type ConformReport } from '../../gateway/conform/conform.js';
import { Directory } from '../../gateway/directory.js';
import { ownKey } from '../../gateway/own-key.js';
import { people } from '../county/people.js';
import { homeOf } from '../home.js';
import { mintToken } from '../identity/mint-token.js';
import { addressBookFiles } from '../keys/address-book-file.js';

export interface ConformOptions {
  /** Where the agency's GraphQL stands; by the address book if left out. */
  readonly at?: string;
  readonly json?: boolean;
}

/** Checks an agency's door as the desk does (联调自测), with the keys of this hub; leaves with 1 when something is wrong. */
export async function conform(agency: string, { at, json = false }: ConformOptions): Promise<void> {
  const { keys } = homeOf();
  const files = addressBookFiles(keys);
  const book = new AddressBookCache(files.book, readFileSync(files.publicKey, 'utf8'));
  const directory = new Directory(book, at ? { [agency]: at } : {});
  if (!directory.agencies.includes(agency))
    throw new Error(`The address book names no ${agency}, but ${directory.agencies.join(', ')}.`);
  const person = people.find((one) => one.agency === agency && one.roles.includes('ADMINISTRATOR'))!;
  const issuer = book.current.issuers.find((one) => one.agency === agency)!.issuer;
  const agent = new Agent();
  const door = new AgencyDoor({
    ...{ agency, book, agent, key: ownKey(book, join(keys, 'gateway')) },
    token: () => mintToken({ keysDir: join(keys, 'identity'), issuer, person }),
    graphql: directory.graphql(agency),
    addressOf: (other) => directory.graphql(other),
    sdl: readFileSync(join(projectRoot, `schema/${agency}.graphql`), 'utf8'),
  });
  const report = await runChecks(door).finally(() => agent.destroy());
  console.log(json ? JSON.stringify(report, null, 2) : describe(report));
  process.exitCode = report.lines.every(({ well }) => well) ? 0 : 1;
}

export function describe({ agency, organisations, lines, milliseconds }: ConformReport): string {
  const shown = lines.map(({ well, group, title, expected, got }) => {
    const line = `${well ? '✔' : '✘'} ${checkGroups[group]}  ${title}`;
    return well ? line : `${line}\n    应当：${expected}\n    实际：${got}`;
  });
  const good = lines.filter(({ well }) => well).length;
  const head = `联调自测 ${agency}（${organisations.join('、')}）`;
  return [head, ...shown, `${good}/${lines.length} 项通过，用时 ${milliseconds} 毫秒`].join('\n');
}
