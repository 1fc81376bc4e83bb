import { ask, Refused } from '../ask.ts';
import { LeadsDocument, RecommendationsDocument } from '../generated/graphql/graphql.ts';
import type { Link } from './chain-line.tsx';
import type { LedgerPage } from './ledger.tsx';
import type { Lead, Recommendation } from './procuratorate-forms.ts';
import { type ReceivedAsked, type ReceivedLetter, readReceived } from './received-list.ts';

interface PageAsked {
  first: number;
  after: string | null;
}
const one: PageAsked = { first: 1, after: null };
/** Who may not read a list is told nothing of it. */
const without = (key: string, names: Record<string, string>) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  return { link: { key, label: names[key]!, count: 0 } satisfies Link };
};
const everything: ReceivedAsked = { kind: null, employer: null, overdueOnly: false };

async function leads(page: PageAsked, names: Record<string, string>) {
  const { data } = await ask(LeadsDocument, { states: null, ...page });
  const { nodes, counts, ...rest } = data.procuratorateLeads;
  const count = counts.reduce((all, { total }) => all + total, 0);
  return { rest, nodes, link: { key: 'LEAD', label: names.LEAD!, count } satisfies Link };
}

async function advice(page: PageAsked, names: Record<string, string>) {
  const { data } = await ask(RecommendationsDocument, { states: null, overdueOnly: false, ...page });
  const { nodes, counts, ...rest } = data.procuratorateRecommendations;
  const count = counts.reduce((all, { total }) => all + total, 0);
  return { rest, nodes, link: { key: 'PROCURATORIAL', label: names.PROCURATORIAL!, count } satisfies Link };
}

/** What the procuratorate follows is in three lists; each page brings the counts of all three, for the chain on top. */
export async function readLetterRows(
  asked: ReceivedAsked,
  page: PageAsked,
  names: Record<string, string>,
): Promise<LedgerPage<ReceivedLetter>> {
  const [received, ofLeads, ofAdvice] = await Promise.all([
    readReceived('procuratorate', asked, page, names),
    leads(one, names).catch(without('LEAD', names)),
    advice(one, names).catch(without('PROCURATORIAL', names)),
  ]);
  return { ...received, links: [...received.links, ofLeads.link, ofAdvice.link] };
}

export async function readLeadRows(
  page: PageAsked,
  names: Record<string, string>,
): Promise<LedgerPage<Lead>> {
  const [received, { rest, nodes, link }, ofAdvice] = await Promise.all([
    readReceived('procuratorate', everything, one, names),
    leads(page, names),
    advice(one, names),
  ]);
  return { ...rest, rows: nodes, links: [...received.links, link, ofAdvice.link] };
}

export async function readAdviceRows(
  page: PageAsked,
  names: Record<string, string>,
): Promise<LedgerPage<Recommendation>> {
  const [received, ofLeads, { rest, nodes, link }] = await Promise.all([
    readReceived('procuratorate', everything, one, names),
    leads(one, names),
    advice(page, names),
  ]);
  return { ...rest, rows: nodes, links: [...received.links, ofLeads.link, link] };
}
