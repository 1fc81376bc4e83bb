import { Refusal } from '#kernel/refusal.js';
import type { ImportDoor } from '#kernel/import/import-intakes.js';
import { textUpTo } from '#kernel/import/read-cells.js';
import { directSuitGrounds } from '#kernel/clock/law.js';
import { mayReceiveFiling } from './filing-intake.policy.js';
import { takeInFiling } from './receive-filing.js';

/** Complaints taken in on paper or in another system, loaded from a file (起诉材料批量导入). */
export const filingImport: ImportDoor = {
  field: 'court',
  description:
    'Take in complaints from the rows of a file (批量导入收件), by the same act as one at the window; a row that was imported before answers with its case.',
  columns: ['awardNumber', 'directSuitGround'],
  mayImport: mayReceiveFiling,
  prepare(ctx, { cells, dispute, receivedOn }) {
    const awardNumber = cells.read('awardNumber', textUpTo(100));
    const directSuitGround = cells.read('directSuitGround', groundInSheet);
    return (tx) =>
      takeInFiling(tx, ctx, { ...dispute, awardNumber, directSuitGround, receivedOn, consents: [] });
  },
};

/** A ground for suing without arbitration by its code, or by words it is described with. */
function groundInSheet(text: string): string {
  const rows = directSuitGrounds();
  const found = rows.filter(({ id, when }) => id === text.trim() || when.includes(text.trim()));
  if (found.length === 1) return found[0]!.id;
  throw new Refusal(
    'BAD_INPUT',
    '不认识这一直接起诉情形。',
    `可填：${rows.map(({ id, when }) => `${id} ${when}`).join('；')}。`,
  );
}
