import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { agencySdl } from '#kernel/schema.js';
import { procuratorate } from './agency.js';

describe('the schema of the procuratorate', () => {
  test('builds, and every root field begins with the agency’s own', async () => {
    const schema = buildSubgraphSchema(parse(await agencySdl(procuratorate)));
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    expect(roots.filter((name) => !name.startsWith('_') && !/^procuratorate[A-Z]/.test(name))).toEqual([]);
    expect(roots).toEqual(
      expect.arrayContaining([
        'procuratorateSupervisionLetters',
        'procuratorateAcceptLead',
        'procuratorateReturnReferral',
      ]),
    );
  });
});

test.each(Object.entries(procuratorate.machines))(
  'the state table of %s leads everywhere',
  (name, { table, first }) => {
    expect(() => checkMachine(name, table, first)).not.toThrow();
  },
);
