import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { reportFinding } from '../report.js';
import { runCop } from './cop.js';
import { openHub } from './open-hub.js';

let hub: ToyHub;
let open: ToyHub;
beforeAll(async () => {
  hub = await openHub({ HUB_MODE: 'production' });
  open = await openHub();
});
afterAll(async () => {
  await hub.stop();
  await open.stop();
});

describe('what a scanner of GraphQL servers looks for', () => {
  test('is not there in production', async () => {
    const { checks, found } = await runCop(hub);
    reportFinding({ check: 'what graphql-cop looks for', tried: checks, wrong: found.length });
    expect([checks, found]).toEqual([14, []]);
  });

  test('would be seen: in development the schema, its names and the query page are open', async () => {
    expect((await runCop(open)).found).toEqual(['Field Suggestions', 'GraphQL IDE', 'Introspection']);
  });
});
