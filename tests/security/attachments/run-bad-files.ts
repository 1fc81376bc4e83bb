import type { BootedHub } from '../../kit/boot-hub.js';
import { rowCounts } from '../../kit/row-counts.js';
import { badFiles } from './bad-files.js';
import { FileClient } from './file-client.js';
import { fileCase } from './file-case.js';

export interface BadFilesReport {
  /** How many files were sent. */
  files: number;
  /** What was wrong with the answers, one line each; empty when all was refused as it must be. */
  wrong: string[];
  /** The longest time one answer took, in milliseconds. */
  slowest: number;
}

/** Sends every bad file to the hub's front door: each is refused by its code within 2 s, nothing is kept, the hub lives. */
export async function runBadFiles(hub: BootedHub): Promise<BadFilesReport> {
  const client = new FileClient(hub);
  const code = await fileCase(hub);
  await hub.settled();
  const before = JSON.stringify(await rowCounts(hub));
  const wrong: string[] = [];
  const files = badFiles();
  let slowest = 0;
  for (const file of files) {
    const begun = performance.now();
    const given = { case: code, name: file.name, content: file.content };
    const answer = await client.add('second-court-clerk', 'court', given).then(
      ({ status, code: refused }) => `${status} ${refused}`,
      (error: Error) => error.message,
    );
    const took = performance.now() - begun;
    slowest = Math.max(slowest, took);
    const status = file.code === 'ATTACHMENT_TOO_LARGE' ? 413 : 422;
    const slow = file.heavy && answer === '422 ATTACHMENT_TOO_SLOW';
    if (answer !== `${status} ${file.code}` && !slow)
      wrong.push(`${file.title}: ${answer} instead of ${file.code}`);
    if (took > 2_000) wrong.push(`${file.title}: answered after ${Math.round(took)} ms`);
  }
  if (JSON.stringify(await rowCounts(hub)) !== before) wrong.push('Something was written.');
  for (const place of [hub.url, hub.agency('court').url])
    if (!(await fetch(`${place}/health`)).ok) wrong.push('A process is not well any more.');
  return { files: files.length, wrong, slowest: Math.round(slowest) };
}
