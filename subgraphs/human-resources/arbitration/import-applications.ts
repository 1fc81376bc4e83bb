import type { ImportDoor } from '#kernel/import/import-intakes.js';
import { textUpTo } from '#kernel/import/read-cells.js';
import { mayFileArbitration } from './arbitration.policy.js';
import { takeInApplication } from './file-arbitration.js';

/** Applications for arbitration taken in on paper or in another system (仲裁申请批量导入). */
export const applicationImport: ImportDoor = {
  field: 'humanResources',
  description:
    'Take in applications for arbitration from the rows of a file (批量导入仲裁申请), by the same act as one at the door; a row that was imported before answers with its case.',
  columns: ['claimKinds'],
  mayImport: mayFileArbitration,
  prepare(ctx, { cells, dispute, receivedOn: filedOn }) {
    const { claims, ...input } = dispute;
    const stated = cells.read('claimKinds', kindsInSheet);
    const claimKinds = stated ?? [input.title];
    return (tx) =>
      takeInApplication(tx, ctx, { ...input, claimKinds }, { filedOn, ...(claims.length > 0 && { claims }) });
  },
};

function kindsInSheet(text: string): string[] {
  return textUpTo(500)(text)
    .split(/[、，,；;\n]/)
    .map((kind) => kind.trim())
    .filter(Boolean);
}
