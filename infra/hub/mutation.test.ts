import { describe, expect, test } from 'vitest';
import { groupScores, type MutationReport, scoreOf } from './mutation.js';

const mutants = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });
const report: MutationReport = {
  files: {
    'subgraphs/court/staff.policy.ts': mutants('Killed', 'Killed', 'Killed', 'Survived'),
    'subgraphs/_kernel/machine.ts': mutants('Killed', 'Timeout'),
    'subgraphs/_kernel/identity/gate.ts': mutants('NoCoverage', 'Killed', 'CompileError', 'Ignored'),
  },
};

describe('the score', () => {
  test('counts what no test reaches as alive, and what is no program as nothing', () => {
    expect(scoreOf('all', report, /./)).toEqual({ name: 'all', killed: 6, alive: 2, score: 75 });
  });

  test('is told for each group', () => {
    expect(groupScores(report).map(({ name, score }) => [name, score])).toEqual([
      ['policies', 75],
      ['state tables', 100],
      ['signatures', 50],
      ['disclosure', 0],
    ]);
  });

  test('is not told where a file belongs to no group', () => {
    expect(() => groupScores({ files: { 'subgraphs/court/agency.ts': mutants('Killed') } })).toThrow(
      'subgraphs/court/agency.ts is mutated and belongs to no group.',
    );
  });
});
