import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { documentId } from './documents.js';

const folder = join(projectRoot, 'gateway/documents');

/** Where the documents of the shipped desk are listed. */
export const shippedManifest = join(folder, 'manifest.json');

/** The documents that are shipped, by file name. */
export function shippedDocuments(): Map<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The text of the manifest over the shipped documents. */
export function manifestText(): string {
  const entries = [...shippedDocuments().values()].map((text) => [documentId(text), text] as const);
  return `${JSON.stringify(Object.fromEntries(entries.sort()), null, 2)}\n`;
}
