import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';
import { manifests } from '../manifests.js';
import { generatedFolder } from './desk-paths.js';

interface DocumentRow {
  id: string;
  title: string;
  fields: { name: string; title: string; kind?: string; optional?: boolean; supplement?: boolean }[];
}

interface FactRow {
  code: string;
  name: string;
  kind: string;
  codes?: Record<string, string>;
  sensitive?: boolean;
}

interface PurposeRow {
  code: string;
  title: string;
  by: { agency: string; roles: string[] }[];
  numbers: { example: string }[];
}

/** What forms of the desk offer from the law: documents to draw up, fields of the fact table, reasons for a look. */
export function writeLawLists(): void {
  const documents = rowsOf<DocumentRow>('documents').map(({ id, title, fields }) => ({
    ...{ id, title },
    by: manifests.filter((manifest) => manifest.documents?.[id]).map(({ name }) => name),
    supplements: fields
      .filter(({ supplement }) => supplement)
      .map(({ name, title: label, kind, optional }) => ({ name, title: label, kind, optional })),
  }));
  const facts = rowsOf<FactRow>('facts').map(({ code, name, kind, codes, sensitive }) => ({
    ...{ code, name, kind, sensitive: sensitive ?? false },
    codes: codes ?? null,
  }));
  const purposes = rowsOf<PurposeRow>('purposes').map(({ code, title, by, numbers }) => ({
    ...{ code, title, by },
    examples: numbers.map(({ example }) => example),
  }));
  writeFileSync(
    join(generatedFolder, 'law-lists.ts'),
    `export interface Supplement { name: string; title: string; kind?: string; optional?: boolean }

/** Types of documents (文书): which agencies draw them up from a record, and what may be typed where no record says it. */
export const documentTypes: { id: string; title: string; by: string[]; supplements: Supplement[] }[] = ${JSON.stringify(documents)};

/** Fields of the fact table (要素). */
export const factFields: { code: string; name: string; kind: string; sensitive: boolean; codes: Record<string, string> | null }[] = ${JSON.stringify(facts)};

/** Reasons for a look at what another agency holds (查询事由), and who may state them. */
export const purposes: { code: string; title: string; by: { agency: string; roles: string[] }[]; examples: string[] }[] = ${JSON.stringify(purposes)};
`,
  );
}

function rowsOf<Row>(file: string): Row[] {
  return parseYaml(readFileSync(join(projectRoot, `schema/law/${file}.yaml`), 'utf8')) as Row[];
}
