import { composeServices as composeElsewhere } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { entrySdl } from '../gateway/entry.js';
import { committedSdls, compose, type Sdl } from './compose.js';
import { sameGraph } from './same-graph.js';

const court = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { courtCases: [CourtCase!]! }
type Case @key(fields: "id") { id: ID!  court: CourtCase }
type CourtCase { number: String! }`;
const parts: Sdl[] = [
  { name: 'entry', url: 'http://entry/graphql', sdl: entrySdl },
  { name: 'court', url: 'http://court/graphql', sdl: court },
];

function secondOpinion(sdls: readonly Sdl[]): string {
  const { supergraphSdl, errors } = composeElsewhere(
    sdls.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

describe('composing the schemas', () => {
  test('joins the entry and an agency, and names no real address', () => {
    const supergraph = compose(parts);
    expect(supergraph).toContain('court: CourtCase');
    expect(supergraph).toContain('url: "http://court/graphql"');
  });

  test('gives every reason when they do not fit together', () => {
    const other = {
      name: 'union',
      url: 'http://union/graphql',
      sdl: court.replace('number: String!', 'number: Int!'),
    };
    expect(() => compose([...parts, other])).toThrow(/do not fit together[\s\S]*CourtCase\.number/);
  });

  test('two composers make the same graph', () => {
    expect(sameGraph(compose(parts), secondOpinion(parts))).toEqual([]);
  });

  test('a field that only one graph has is noticed', () => {
    const more = [
      parts[0]!,
      { ...parts[1]!, sdl: court.replace('number: String!', 'number: String! judge: String') },
    ];
    expect(sameGraph(compose(parts), compose(more))).toEqual([
      'only in the second: CourtCase.judge(): String',
    ]);
  });

  test('the committed schemas make the same graph in two composers', (context) => {
    const committed = committedSdls();
    if (committed.length < 2) context.skip();
    expect(sameGraph(compose(committed), secondOpinion(committed))).toEqual([]);
  });
});
