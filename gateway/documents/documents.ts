import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const identifier = /^sha256:[0-9a-f]{64}$/;
const manifest = z.record(z.string().regex(identifier), z.string().min(1));

/** The operations a deployment knows and trusts (persisted documents), by the hash of their text. */
export class Documents {
  private constructor(private readonly byId: ReadonlyMap<string, string>) {}

  /** Reads a manifest, and those of a built desk where there is one; a document under a wrong id stops the process. */
  static read(path: string, ...built: string[]): Documents {
    const paths = [path, ...built.filter((file) => existsSync(file))];
    return new Documents(new Map(paths.flatMap(entriesOf)));
  }

  /** Every document, questions before acts: those are asked most. */
  get texts(): string[] {
    const isAct = (text: string) => Number(/^\s*mutation\b/.test(text));
    return [...this.byId.values()].sort((one, other) => isAct(one) - isAct(other));
  }

  /** The text of a document; null when it is not known. */
  find(id: string): string | null {
    return this.byId.get(id) ?? null;
  }
}

function entriesOf(path: string): [string, string][] {
  const entries = Object.entries(manifest.parse(JSON.parse(readFileSync(path, 'utf8'))));
  const wrong = entries.find(([id, text]) => id !== documentId(text));
  if (wrong) throw new Error(`${path}: the id ${wrong[0]} is not the hash of its document.`);
  return entries;
}

/** As GraphQL over HTTP names a persisted document. */
export function documentId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
