import { useQueries, useQuery } from '@tanstack/react-query';
import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import {
  PrintDocketDocument,
  type PrintDocketQuery,
  type UnionPrintFileQuery,
  type UnionPrintLimitsQuery,
} from '../generated/graphql/graphql.ts';
import { type AgencyField, useSession } from '../shell/session.ts';

export type PrintedDocket = NonNullable<NonNullable<PrintDocketQuery['case']>['docket']>;
type Known = keyof typeof byAgency.PrintFile;
type PartOf<Query extends { case: unknown }> = NonNullable<
  NonNullable<Query['case']> extends { part: infer Part } ? Part : never
>;
export type PrintedFile = PartOf<UnionPrintFileQuery>;
export type PrintedLimit = PartOf<UnionPrintLimitsQuery>['deadlines'][number];

const withCases = Object.keys(byAgency.PrintFile) as Known[];

/**
 * What goes onto the paper: the course as the register tells it, every agency's limits, and of the own agency's file the parties
 * and papers as the reader may see them. An agency that does not answer is named.
 */
export function usePrint(code: string) {
  const { person } = useSession();
  const docket = useQuery({
    queryKey: ['print', 'docket', code],
    queryFn: async () => (await ask(PrintDocketDocument, { id: code })).data.case?.docket ?? null,
  });
  const limits = useQueries({
    queries: withCases.map((agency) => ({
      queryKey: ['print', 'limits', agency, code],
      queryFn: async () => (await ask(byAgency.PrintLimits[agency], { id: code })).data.case?.part ?? null,
    })),
  });
  const own = withCases.find((agency) => agency === person.field);
  const file = useQuery({
    queryKey: ['print', 'file', code],
    enabled: own !== undefined,
    queryFn: async () => (await ask(byAgency.PrintFile[own!], { id: code })).data.case?.part ?? null,
  });
  const waiting = [docket, ...limits, ...(own ? [file] : [])].some(({ isPending }) => isPending);
  return {
    waiting,
    docket: docket.data ?? null,
    file: file.data ?? null,
    limits: limits.flatMap(({ data }, at) =>
      (data?.deadlines ?? []).map((limit): { agency: AgencyField; limit: PrintedLimit } => ({
        agency: withCases[at]!,
        limit,
      })),
    ),
    silent: withCases.filter((_agency, at) => isSilent(limits[at]?.error)),
  };
}

/** No answer, in contrast to an answer that there is nothing, or nothing for this reader. */
function isSilent(error: unknown): boolean {
  return error instanceof Refused && error.code !== 'NOT_FOUND';
}
