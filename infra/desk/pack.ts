import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Puts `name.js.gz` beside every `name.js` and style of a folder that is worth it. */
export function packFolder(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
    const text = readFileSync(join(folder, name));
    if (text.length > 1024) writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}
