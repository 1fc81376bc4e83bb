import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { checkMachine } from '#kernel/machine.js';
import { agencySdl } from '#kernel/schema.js';
import { court } from './agency.js';

describe('the court’s schema', () => {
  test('builds, and every root field begins with the agency’s own', async () => {
    const schema = buildSubgraphSchema(parse(await agencySdl(court)));
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.keys(type.getFields()),
    );
    expect(roots.filter((name) => !name.startsWith('_') && !/^court[A-Z]/.test(name))).toEqual([]);
    expect(roots).toEqual(
      expect.arrayContaining([
        'courtReceiveFiling',
        'courtDelegateMediation',
        'courtRuleConfirmation',
        'courtCloseReferral',
      ]),
    );
  });

  test('shows neither matching keys nor identity numbers of barred mediators and participants', async () => {
    const sdl = await agencySdl(court);
    expect(sdl).not.toMatch(/personKey|matchingKey/);
    expect(/type CaseParticipant [^]*?\n\}/.exec(sdl)![0]).not.toContain('idNumber');
  });
});

test.each(Object.entries(court.machines))(
  'the state table of a %s leads everywhere',
  (name, { table, first }) => {
    expect(() => checkMachine(name, table, first)).not.toThrow();
  },
);
