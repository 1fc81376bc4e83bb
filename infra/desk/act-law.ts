import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';

interface ArrowRow {
  id: string;
  returnReasons?: string[];
}
interface ClassRow {
  id: string;
  title: string;
  sight?: { relation: string; agencies?: string[]; as: 'CLEAR' | 'MASKED' }[];
}

/** What a receiver is told of a person and of the dispute; in the order of the dialog. */
const shown = [
  ...['PARTY_NAME', 'PARTY_PHONE', 'PARTY_ID_NUMBER', 'PARTY_ADDRESS', 'SENSITIVE', 'CLAIM'],
  ...['MATERIAL', 'AGREEMENT', 'MEDIATION_NOTE', 'WORK_NOTE'],
];
const agencies = ['union', 'court', 'human-resources', 'procuratorate', 'justice'];

/** From the law tables: with which codes an arrow may come back, and what the receiver of a referral sees. */
export function lawText(): string {
  const arrows = read<ArrowRow[]>('arrows');
  const { classes } = read<{ classes: ClassRow[] }>('disclosure');
  const returnReasons = Object.fromEntries(arrows.map(({ id, returnReasons: codes }) => [id, codes ?? []]));
  const sight = shown.map((id) => {
    const row = classes.find((each) => each.id === id);
    if (!row) throw new Error(`disclosure.yaml has no class ${id}.`);
    return {
      title: row.title,
      by: Object.fromEntries(agencies.map((agency) => [agency, sightOf(row, agency)])),
    };
  });
  return `/** Codes an arrow may come back with. */
export const returnReasons: Record<string, string[]> = ${JSON.stringify(returnReasons)};

/** What the receiver of a referral sees once it has accepted, by agency. */
export const receiverSight: { title: string; by: Record<string, 'CLEAR' | 'MASKED' | 'HIDDEN'> }[] = ${JSON.stringify(sight)};
`;
}

function sightOf({ sight = [] }: ClassRow, agency: string): 'CLEAR' | 'MASKED' | 'HIDDEN' {
  const row = sight.find(
    ({ relation, agencies: only }) => relation === 'REFERRED' && (!only || only.includes(agency)),
  );
  return row?.as ?? 'HIDDEN';
}

function read<Rows>(file: string): Rows {
  return parse(readFileSync(join(projectRoot, `schema/law/${file}.yaml`), 'utf8')) as Rows;
}
