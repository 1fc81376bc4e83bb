import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** Where the checks of a run leave what they found, a line of JSON each; `hub security` makes its table of it. */
export const securityReport = join(projectRoot, '.wufang/test/security.jsonl');

export interface Finding {
  /** What was checked, in a few words. */
  check: string;
  tried: number;
  wrong: number;
  /** What else was measured. */
  figures?: Record<string, string | number>;
}

export function reportFinding(finding: Finding): void {
  mkdirSync(dirname(securityReport), { recursive: true });
  appendFileSync(securityReport, `${JSON.stringify(finding)}\n`);
}
