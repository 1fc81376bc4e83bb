import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { agencySdl } from '#kernel/schema.js';
import { justice } from './agency.js';

describe('the schema of the justice bureau', () => {
  test('builds, and every root field begins with the agency’s own', async () => {
    const schema = buildSubgraphSchema(parse(await agencySdl(justice)));
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    expect(roots.filter((name) => !name.startsWith('_') && !/^justice[A-Z]/.test(name))).toEqual([]);
    expect(roots).toEqual(
      expect.arrayContaining([
        'justiceDecideLegalAid',
        'justiceMediationOrganisations',
        'justiceCloseReferral',
      ]),
    );
  });

  test('shows no mediator’s identity number or matching key', async () => {
    const sdl = await agencySdl(justice);
    expect(sdl).not.toMatch(/personKey|matchingKey/);
    expect(/type PeoplesMediator [^]*?\n\}/.exec(sdl)![0]).not.toContain('idNumber');
  });
});

test.each(Object.entries(justice.machines))(
  'the state table of %s leads everywhere',
  (name, { table, first }) => {
    expect(() => checkMachine(name, table, first)).not.toThrow();
  },
);
