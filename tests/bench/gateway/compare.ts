import assert from 'node:assert/strict';
import type { Contender } from './contenders.js';
import { variety, type Workload } from './workloads.js';

const sample = 25;

/**
 * Asks every contender the same and stops where one answers something else; then goes through every request once, so that what
 * the agencies invent is worked out. Answers the length of each answer in bytes.
 */
export async function compareAnswers(
  contenders: readonly Contender[],
  workload: Workload,
): Promise<(index: number) => number> {
  const reference = contenders.find(({ name }) => name === 'stock') ?? contenders[0]!;
  const lengths: number[] = [];
  for (let index = 0; index < variety; index++) {
    if (index % 200 === 0) await Promise.all(contenders.map(({ prepare }) => prepare()));
    const expected = await answerOf(reference, workload, index);
    lengths.push(Buffer.byteLength(expected));
    if (index >= sample) continue;
    for (const contender of contenders) {
      const answer = await answerOf(contender, workload, index);
      assert.deepEqual(JSON.parse(answer), JSON.parse(expected), `${contender.name} answers something else.`);
    }
  }
  return (index) => lengths[index % variety]!;
}

async function answerOf(
  { url, headersAt }: Contender,
  { query, variablesAt }: Workload,
  index: number,
): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersAt(index) },
    body: JSON.stringify({ query, variables: variablesAt(index) }),
  });
  return answer.text();
}
