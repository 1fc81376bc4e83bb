import type { TestFile } from './good-files.js';

export interface BadFile extends TestFile {
  /** The code of the refusal it must meet. */
  code: string;
  /** May be refused as taking too long where the machine is busy. */
  heavy?: boolean;
}

export function bad(code: string, title: string, name: string, content: Buffer): BadFile {
  return { code: `ATTACHMENT_${code}`, title, name, content };
}

export function heavy(...given: Parameters<typeof bad>): BadFile {
  return { ...bad(...given), heavy: true };
}
