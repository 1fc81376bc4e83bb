import type { DocketCaseFilter } from '../generated/graphql/graphql.ts';

/** Which cases a number counts, and what it is called. */
export interface CasesOf {
  filter: DocketCaseFilter;
  title: string;
}

/** The list of the cases that a number counts. The filter is one part of the path, so that the address can be handed on. */
export function casesPath({ filter, title }: CasesOf): string {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const words = [...given, ['title', title.replace(/[:;/%?#]/g, ' ')]];
  return `/figures/cases/${words.map(([name, value]) => `${name}:${String(value)}`).join(';')}`;
}

const flags = ['overdueOnly', 'concluded', 'returned', 'unconfirmed', 'leadOnly', 'withDeadline'];

export function casesOf(part: string): CasesOf {
  const words = part
    .split(';')
    .map((word) => [word.split(':')[0]!, word.slice(word.indexOf(':') + 1)] as const);
  const title = words.find(([name]) => name === 'title')?.[1] ?? '';
  const filter = words.filter(([name]) => name !== 'title');
  return {
    filter: Object.fromEntries(
      filter.map(([name, value]) => [name, flags.includes(name) ? value === 'true' : value]),
    ),
    title,
  };
}
