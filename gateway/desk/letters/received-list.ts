import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { ProcuratorateReceivedLettersQuery, ReceivedLetterKind } from '../generated/graphql/graphql.ts';
import type { Link } from './chain-line.tsx';

export type ReceivedLetter = ProcuratorateReceivedLettersQuery['supervisionLetters']['nodes'][number];
export type Receiver = keyof typeof byAgency.ReceivedLetters;
export const letterKinds = ['REMINDER', 'OPINION', 'RECOMMENDATION'] as const;

export interface ReceivedAsked {
  kind: string | null;
  employer: string | null;
  overdueOnly: boolean;
}

/** A page of the letters an agency received, with how many of each kind there are. */
export async function readReceived(
  receiver: Receiver,
  { kind, employer, overdueOnly }: ReceivedAsked,
  page: { first: number; after: string | null },
  names: Record<string, string>,
) {
  const known = letterKinds.find((each) => each === kind) ?? null;
  const { data } = await ask(byAgency.ReceivedLetters[receiver], {
    ...{ kind: known as ReceivedLetterKind | null, employer, overdueOnly, ...page },
  });
  const { nodes, counts, ...rest } = data.supervisionLetters;
  const links = letterKinds.map((key): Link => {
    const ofKind = counts.filter((count) => count.kind === key);
    const sum = (field: 'total' | 'overdue') => ofKind.reduce((all, count) => all + count[field], 0);
    return { key, label: names[key]!, count: sum('total'), overdue: sum('overdue') };
  });
  return { ...rest, rows: nodes, links };
}
