import { describe, expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { agencySdl, subgraphSchema } from '#kernel/schema.js';
import { union } from './agency.js';

describe('the union’s manifest', () => {
  test('builds a subgraph', async () => {
    const schema = await subgraphSchema(union);
    expect(schema.getType('UnionMediationCase')).toBeDefined();
  });

  test('opens no door but the union’s', async () => {
    const schema = await subgraphSchema(union);
    const fields = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    expect(fields.filter((name) => !name.startsWith('union') && !name.startsWith('_'))).toEqual([]);
  });

  test('lets nothing lead to a note but the two doors for its mediators', async () => {
    const mentions = (await agencySdl(union)).split('\n').filter((line) => /: \[?MediationNote\b/.test(line));
    expect(mentions.map((line) => line.trim().split('(')[0])).toEqual([
      'unionMediationNotes',
      'unionAddMediationNote',
    ]);
  });

  test('has no state that cannot be reached', () => {
    for (const [name, { table, first }] of Object.entries(union.machines)) checkMachine(name, table, first);
  });
});
