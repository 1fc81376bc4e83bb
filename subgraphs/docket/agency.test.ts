import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { agencySdl } from '#kernel/schema.js';
import { docket } from './agency.js';

test('the schema builds, and every root field begins with the agency’s own', async () => {
  const schema = buildSubgraphSchema(parse(await agencySdl(docket)));
  const roots = Object.keys(schema.getQueryType()!.getFields()).filter((name) => !name.startsWith('_'));
  expect(roots).toEqual(expect.arrayContaining(['docketCaseByNumber', 'docketCases', 'docketFigures']));
  expect(roots.filter((name) => !/^docket[A-Z]/.test(name))).toEqual([]);
  // The register has no acts on cases but to say that two are one dispute: its people see to alarms, to what it sends, and to
  // who stands in for whom.
  expect(Object.keys(schema.getMutationType()!.getFields()).sort()).toEqual([
    'docketAcknowledgeAlarm',
    'docketAcknowledgeExchangeAlarm',
    'docketDelegateWork',
    'docketEndDelegation',
    'docketEndWebhook',
    'docketLinkDuplicate',
    'docketMarkNoticesRead',
    'docketRecordTakeOut',
    'docketRefuseDuplicate',
    'docketRegisterWebhook',
    'docketResendMessage',
    'docketResendNotice',
    'docketUnlinkDuplicate',
  ]);
});

test('there is a timeline for the agencies to hang their records on, and no matching key', async () => {
  const sdl = await agencySdl(docket);
  expect(sdl).toMatch(/type TimelineEntry\s+@key\(fields: "reference"\)/);
  expect(sdl).not.toContain('MatchingKey(');
});
