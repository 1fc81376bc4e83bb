import { expect, test } from 'vitest';
import { type CpuProfile, drawFlame, flameOf } from './flame.js';

const frame = (id: number, functionName: string, url: string, children: number[] = []) => ({
  ...{ id, children },
  callFrame: { functionName, url, lineNumber: 9 },
});
const profile: CpuProfile = {
  nodes: [
    frame(1, '(root)', '', [2, 3, 4]),
    frame(2, '(idle)', ''),
    frame(3, 'answer', 'file:///somewhere/dist/gateway/x.js', [5]),
    frame(4, 'answer', 'file:///somewhere/dist/gateway/x.js', [6]),
    frame(5, 'parse<T>', 'file:///somewhere/node_modules/graphql/y.js'),
    frame(6, 'parse<T>', 'file:///somewhere/node_modules/graphql/y.js'),
  ],
  samples: [3, 5, 2, 6, 6],
  timeDeltas: [100, 200, 5000, 300, 400],
};

test('time that was spent is added up by call, time that was waited is not counted', () => {
  expect(flameOf(profile)).toMatchObject({
    total: 1000,
    below: [
      {
        ...{ name: 'answer', place: 'gateway/x.js:10', total: 1000 },
        below: [{ name: 'parse<T>', place: 'graphql:10', total: 900 }],
      },
    ],
  });
});

test('what came before the last seconds is left out', () => {
  expect(flameOf(profile, 0.0007).total).toBe(700);
});

test('the drawing names the frames and their shares, and nothing of the machine', () => {
  const drawing = drawFlame(flameOf(profile), 'a & b');
  expect(drawing).toContain('<title>parse&lt;T&gt; graphql:10 90.0 %</title>');
  expect(drawing).toContain('a &amp; b');
  expect(drawing).not.toContain('somewhere');
});
