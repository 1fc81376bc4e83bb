import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#kernel/project-root.js';

/** A map, for an act may be called what every object has. */
const words = z.record(z.string(), z.string().min(1)).transform((table) => new Map(Object.entries(table)));
const shape = z.strictObject({ concepts: words, verbs: words, acts: words });
export type ActWords = z.infer<typeof shape>;

let kept: ActWords | null = null;

/** What the acts of the audit chain are called: schema/law/audit-words.yaml. Read once. */
export function actWords(): ActWords {
  if (kept) return kept;
  const file = join(projectRoot, 'schema', 'law', 'audit-words.yaml');
  const read = shape.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`schema/law/audit-words.yaml: ${z.prettifyError(read.error)}`);
  return (kept = read.data);
}

/** An act made good after a database was set back (恢复备份). */
const restored = '.restored';

/** `referral.signFor` as 转办·签收; null where the table has no words for it. */
export function wordsOfAct(act: string): string | null {
  if (act.endsWith(restored)) {
    const before = wordsOfAct(act.slice(0, -restored.length));
    return before && `${before}（恢复后补记）`;
  }
  const { concepts, verbs, acts } = actWords();
  const dot = act.indexOf('.');
  const [concept, verb] = [concepts.get(act.slice(0, dot)), verbs.get(act.slice(dot + 1))];
  return acts.get(act) ?? (concept && verb ? `${concept}·${verb}` : null);
}
