import { existsSync, readFileSync } from 'node:fs';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { shippedDocuments } from '../../gateway/documents/manifest.js';
import { hivePlanner } from '../../gateway/execution/hive-plan.js';
import { ensureDesk } from '../../infra/desk/build.js';
import { deskDocuments } from '../../infra/desk/desk-paths.js';
import { compareMany, moodOf, openHubGraph, type Difference } from './differential.js';
import { inventedVariables } from './generate-operation.js';
import { openSmallFederation, smallSizes } from './small-federation.js';
import { Random } from '../kit/random.js';
import type { Mood } from './invented-agency.js';
import type { TwoExecutors } from './two-executors.js';
import { writtenCases, writtenVariables } from './written-cases.js';

const manners: [manner: string, strict: boolean][] = [
  ['keep to their schema', true],
  ['send nulls where the schema allows none', false],
];

describe.each(manners)(
  'compiled plans answer as the stock executor does when agencies %s',
  (_manner, strict) => {
    let hub: TwoExecutors;
    let small: TwoExecutors;
    beforeAll(async () => {
      [hub, small] = [await openHubGraph(strict), await openSmallFederation(strict)];
    });

    test('to invented operations over the hub’s own graph', { timeout: 60_000 }, async () => {
      const { differences, detours, withErrors } = await compareMany(hub, `hub ${strict}`, 120);
      expect(differences.map(shown)).toEqual([]);
      expect(withErrors).toBeGreaterThan(10);
      expect(hub.passedOn()).toBeGreaterThan(8);
      expect([...detours.keys()].filter((reason) => reason !== 'SHAPE')).toEqual([]);
    });

    test('to invented operations over a federation with all there is', { timeout: 60_000 }, async () => {
      const { differences } = await compareMany(small, `small ${strict}`, 200, undefined, smallSizes);
      expect(differences.map(shown)).toEqual([]);
    });

    test.each(Object.entries(writtenCases))('to %s', async (what, text) => {
      const document = parse(text);
      const answers = new Set<string>();
      for (let turn = 0; turn < 12; turn++) {
        const mood = { ...moodOf(`${what} ${turn}`), wrong: 0 };
        const { equal, ...outcomes } = await small.run({
          document,
          mood,
          variables: writtenVariables[what] ?? {},
        });
        expect(equal, JSON.stringify(outcomes, null, 1)).toBe(true);
        answers.add(outcomes.stock.data);
      }
      // Twelve times the same answer would compare nothing.
      expect(answers.size).toBeGreaterThan(what === 'a condition over everything' ? 0 : 2);
      expect([...small.compiled.detours.counts.keys()].filter((reason) => reason !== 'SHAPE')).toEqual([]);
    });

    test('to every operation of the desk and of the manifest', { timeout: 120_000 }, async () => {
      await ensureDesk();
      expect(existsSync(deskDocuments)).toBe(true);
      const desk = Object.values(JSON.parse(readFileSync(deskDocuments, 'utf8')) as Record<string, string>);
      const texts = [...shippedDocuments().values(), ...desk];
      expect(texts.length).toBeGreaterThan(100);
      for (const text of texts) {
        const document = parse(text);
        // There are eight hundred acts, all of one form.
        if (!strict && getOperationAST(document)!.operation === OperationTypeNode.MUTATION) continue;
        const mood = { ...moodOf(text), wrong: 0 };
        const { equal, ...outcomes } = await hub.run({
          document,
          mood,
          variables: inventedVariables(hub.schema, document, new Random(text)),
        });
        expect(equal, `${text}\n${JSON.stringify(outcomes, null, 1)}`).toBe(true);
      }
      expect(hub.passedOn()).toBeGreaterThan(30);
    });
  },
);

test('the planner of Hive Router leads to the same answers', async () => {
  const small = await openSmallFederation(true, hivePlanner);
  for (const [what, text] of Object.entries(writtenCases)) {
    // Apollo's plan takes the name of the interface for that of an object there.
    if (what === 'a type hidden from clients') continue;
    const mood: Mood = { seed: what, nulls: 0.05, errors: 0, wrong: 0, onlyIds: true, silent: new Set() };
    const variables = writtenVariables[what] ?? {};
    const { equal, ...outcomes } = await small.run({ document: parse(text), mood, variables });
    expect(equal, `${what}\n${JSON.stringify(outcomes, null, 1)}`).toBe(true);
  }
  const detours = [...small.compiled.detours.counts.values()];
  expect(detours.reduce((sum, count) => sum + count, 0)).toBeLessThan(2);
});

function shown({ operation, comparison: { stock, compiled } }: Difference): object {
  return { text: operation.text, variables: operation.variables, stock, compiled };
}
