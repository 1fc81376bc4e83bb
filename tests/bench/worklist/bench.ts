import 'reflect-metadata';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { noteFigure } from '../../../infra/hub/figures.js';
import { startCluster } from '../../../infra/postgres/cluster.js';
import { figuresText, measureWorklist } from './measure-worklist.js';

/** Milliseconds in which 95 of 100 lists must be there. */
const goal = 300;

/** Measures the worklist among 100,000 cases; answers whether the goal is met. */
export async function bench(): Promise<boolean> {
  const folder = join(projectRoot, '.wufang/test/postgres');
  const cluster = await startCluster({ folder, disposable: true });
  process.env.TEST_POSTGRES_URL = cluster.adminUrl;
  try {
    const figures = await measureWorklist();
    const { worklist, search } = figures;
    console.log(figuresText(figures));
    const p95 = { goal, unit: 'ms', timed: true };
    noteFigure({ ...p95, name: 'worklist, p95 at 100,000 cases', measured: worklist.p95 });
    noteFigure({ ...p95, name: 'search, p95 at 100,000 cases', measured: search.p95 });
    return worklist.p95 <= goal && search.p95 <= goal;
  } finally {
    await cluster.release();
  }
}
