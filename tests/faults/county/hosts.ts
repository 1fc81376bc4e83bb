import { execFileSync, spawnSync } from 'node:child_process';
import type { AgencyName } from '../../../infra/county/process-table.js';

/** What of a conversation between two agencies is lost: what the caller sends, or what it would hear. */
export type Direction = 'REQUEST' | 'ANSWER';

/** A machine of its own for each agency: a network namespace, joined to the rest by one cable. */
export interface Hosts {
  /** The address of the agency's machine, and the address outside under which the others reach it. */
  addressOf(agency: AgencyName): string;
  outsideOf(agency: AgencyName): string;
  /** Words that start a program on the agency's machine. */
  leading(agency: AgencyName): string[];
  /** Drops every packet one way, between the caller and what stands for the other outside. */
  cut(caller: AgencyName, called: AgencyName, direction: Direction): void;
  heal(caller: AgencyName, called: AgencyName, direction: Direction): void;
  remove(): void;
}

/** Whether this machine lets us make network namespaces and drop packets in them. */
export function canMakeHosts(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const name = `wf${process.pid}probe`;
  const made = spawnSync('ip', ['netns', 'add', name]).status === 0;
  if (!made) return false;
  const filters = spawnSync('ip', ['netns', 'exec', name, 'nft', 'add', 'table', 'inet', 'faults']);
  spawnSync('ip', ['netns', 'del', name]);
  return filters.status === 0;
}

/** Makes the machines; whatever was made is gone after `remove`. */
export function makeHosts(agencies: readonly AgencyName[]): Hosts {
  const network = `10.${180 + (process.pid % 60)}`;
  const placeOf = (agency: AgencyName) => agencies.indexOf(agency) + 1;
  const nameOf = (agency: AgencyName) => `wf${process.pid}n${placeOf(agency)}`;
  const inside = (agency: AgencyName) => `${network}.${placeOf(agency)}.2`;
  const outside = (agency: AgencyName) => `${network}.${placeOf(agency)}.1`;
  const rule = (caller: AgencyName, called: AgencyName, direction: Direction) =>
    direction === 'REQUEST'
      ? { chain: 'leaving', words: ['ip', 'daddr', outside(called)] }
      : { chain: 'coming', words: ['ip', 'saddr', outside(called)] };
  const nft = (agency: AgencyName, ...words: string[]) =>
    execFileSync('ip', ['netns', 'exec', nameOf(agency), 'nft', ...words], { encoding: 'utf8' });
  const hosts: Hosts = {
    addressOf: inside,
    outsideOf: outside,
    leading: (agency) => ['ip', 'netns', 'exec', nameOf(agency)],
    cut(caller, called, direction) {
      const { chain, words } = rule(caller, called, direction);
      nft(caller, 'add', 'rule', 'inet', 'faults', chain, ...words, 'drop');
    },
    heal(caller, called, direction) {
      const { chain, words } = rule(caller, called, direction);
      for (const handle of handlesOf(nft(caller, '-a', 'list', 'chain', 'inet', 'faults', chain), words))
        nft(caller, 'delete', 'rule', 'inet', 'faults', chain, 'handle', handle);
    },
    remove() {
      for (const agency of agencies) spawnSync('ip', ['netns', 'del', nameOf(agency)]);
    },
  };
  try {
    for (const agency of agencies) makeHost(nameOf(agency), inside(agency), outside(agency));
  } catch (error) {
    hosts.remove();
    throw error;
  }
  return hosts;
}

function makeHost(name: string, inside: string, outside: string): void {
  const ip = (...words: string[]) => execFileSync('ip', words);
  const [near, far] = [`${name}a`, `${name}b`];
  ip('netns', 'add', name);
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
  ip('addr', 'add', `${outside}/24`, 'dev', near);
  ip('link', 'set', near, 'up');
  const within = (...words: string[]) => execFileSync('ip', ['netns', 'exec', name, ...words]);
  within('ip', 'addr', 'add', `${inside}/24`, 'dev', far);
  within('ip', 'link', 'set', far, 'up');
  within('ip', 'link', 'set', 'lo', 'up');
  within('ip', 'route', 'add', 'default', 'via', outside);
  within('nft', 'add', 'table', 'inet', 'faults');
  for (const [chain, hook] of [
    ['leaving', 'output'],
    ['coming', 'input'],
  ] as const)
    within('nft', `add chain inet faults ${chain} { type filter hook ${hook} priority 0 ; }`);
}

/** The numbers of the rules with these words in a listing of a chain. */
function handlesOf(listing: string, words: readonly string[]): string[] {
  const lines = listing.split('\n').filter((line) => line.includes(words.join(' ')));
  return lines.flatMap((line) => /# handle (\d+)/.exec(line)?.[1] ?? []);
}
