import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { agencySdl } from '#kernel/schema.js';
import { humanResources } from './agency.js';

describe('the schema of the human-resources bureau', () => {
  test('builds, and every root field begins with the agency’s own', async () => {
    const schema = buildSubgraphSchema(parse(await agencySdl(humanResources)));
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    expect(roots.filter((name) => !name.startsWith('_') && !/^humanResources[A-Z]/.test(name))).toEqual([]);
    const ours = [
      'humanResourcesFileArbitration',
      'humanResourcesFinishReview',
      'humanResourcesAcceptMediation',
      'humanResourcesSupervisionLetters',
    ];
    expect(roots).toEqual(expect.arrayContaining(ours));
  });

  test('shows neither matching keys nor the notes of a mediation below a case', async () => {
    const sdl = await agencySdl(humanResources);
    expect(sdl).not.toMatch(/personKey|matchingKey/);
    expect(/type HumanResourcesPart \{[^]*?\n\}/.exec(sdl)![0]).not.toMatch(/note/i);
  });
});

test.each(Object.entries(humanResources.machines))(
  'the state table of %s leads everywhere',
  (name, { table, first }) => {
    expect(() => checkMachine(name, table, first)).not.toThrow();
  },
);
