import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { EntrySource } from './entry-source.js';
import { LocalSource } from './execution/local-source.js';

/** The front door of the case view. Holds no data: it echoes the code, and each agency says below it what it knows. */
export const entrySdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

type Query {
  "One dispute by its case code (案件码), as the agencies know it. Null when nobody knows it or none may show it."
  case(id: ID!): Case
}

"A dispute under the linkage (案件). Each agency's field holds what that agency knows; null when it knows nothing it may show."
type Case @key(fields: "id") {
  "The case code (案件码): WF-370499-C-2026-000417-X."
  id: ID!
}
`;

export function entrySource(): EntrySource {
  return new EntrySource(wholeEntry());
}

/** The same by graphql-js alone. */
export function wholeEntry(): LocalSource {
  return new LocalSource(
    buildSubgraphSchema([
      {
        typeDefs: parse(entrySdl),
        resolvers: {
          Query: { case: (_root: unknown, { id }: { id: string }) => ({ id }) },
          Case: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
        },
      },
    ]),
  );
}
