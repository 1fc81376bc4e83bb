import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { times } from './hostile-request.js';

export interface CopFigures {
  checks: number;
  /** Titles of what was found. */
  found: string[];
}

/** One weakness and how it shows. */
interface Check {
  title: string;
  found(ask: Ask): Promise<boolean>;
}

interface Reply {
  status: number;
  text: string;
  data: unknown;
}

type Ask = (path: string, init?: RequestInit) => Promise<Reply>;

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (ask: Ask, query: string, headers: Record<string, string> = {}) =>
  ask('/graphql', { method: 'POST', body: JSON.stringify({ query }), headers });
const answered = (reply: Reply) => reply.data !== undefined && reply.data !== null;
const answers = (query: string) => async (ask: Ask) => answered(await post(ask, query));

/** What graphql-cop looks for. */
const checks: Check[] = [
  { title: 'Alias Overloading', found: answers(`{ ${times(101, (at) => `alias${at}: __typename`)} }`) },
  {
    title: 'Array-based Query Batching',
    async found(ask) {
      const body = JSON.stringify(Array(10).fill({ query: '{ __typename }' }));
      return (await ask('/graphql', { method: 'POST', body })).text.includes('__typename');
    },
  },
  {
    title: 'Circular Fragments',
    found: async (ask) =>
      (await post(ask, '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).status >= 500,
  },
  {
    title: 'Introspection-based Circular Query',
    found: answers(`{ __schema { types { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } } }`),
  },
  {
    title: 'Directive Overloading',
    found: async (ask) =>
      ((await post(ask, `{ __typename ${'@aa'.repeat(10)} }`)).text.match(/"message"/g) ?? []).length >= 10,
  },
  { title: 'Field Duplication', found: answers(`{ ${'__typename '.repeat(500)} }`) },
  {
    title: 'Field Suggestions',
    found: async (ask) => /did you mean|courtWho/i.test((await post(ask, '{ courtWh }')).text),
  },
  {
    title: 'GET Method Query Support',
    found: async (ask) => answered(await ask('/graphql?query=%7B__typename%7D')),
  },
  {
    title: 'Mutation is allowed over GET',
    found: async (ask) => answered(await ask('/graphql?query=mutation%7B__typename%7D')),
  },
  {
    title: 'GraphQL IDE',
    async found(ask) {
      const paths = ['/', '/graphql', '/graphiql', '/playground', '/console', '/altair', '/voyager', '/dev'];
      const pages = await Promise.all(paths.map((path) => ask(path, { headers: { accept: 'text/html' } })));
      return pages.some(({ text }) => /graphiql|graphql playground|apollo sandbox|ruru|altair/i.test(text));
    },
  },
  { title: 'Introspection', found: answers('{ __schema { types { name } } }') },
  {
    title: 'POST based url-encoded query (possible CSRF)',
    found: async (ask) =>
      answered(await ask('/graphql', { method: 'POST', body: 'query=%7B__typename%7D', headers: form })),
  },
  {
    title: 'Trace Mode',
    found: async (ask) =>
      /"(tracing|traces?|ftv1|queryPlan)"/.test(
        (await post(ask, '{ __typename }', { 'apollo-federation-include-trace': 'ftv1' })).text,
      ),
  },
  {
    title: 'Unhandled Errors Detection',
    found: async (ask) =>
      /exception|stacktrace|node_modules|\bat .+:\d+/i.test((await post(ask, 'qwerty { abc }')).text),
  },
];

/** Looks for each weakness twice: as somebody who is not signed in, and as somebody who is. */
export async function runCop(hub: ToyHub): Promise<CopFigures> {
  const authorization = `Bearer ${await hub.token('leader')}`;
  const found = new Set<string>();
  for (const own of [{}, { authorization }] as Record<string, string>[]) {
    const ask = asking(hub.url, own);
    for (const check of checks) if (await check.found(ask)) found.add(check.title);
  }
  return { checks: checks.length, found: [...found] };
}

function asking(url: string, own: Record<string, string>): Ask {
  return async (path, init = {}) => {
    const headers = {
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...own,
      ...(init.headers as Record<string, string>),
    };
    const response = await fetch(url + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, text, data: dataIn(text) };
  };
}

function dataIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { data?: unknown }).data;
  } catch {
    return undefined;
  }
}
