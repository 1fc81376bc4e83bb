import { canonical } from '#kernel/canonical.js';
import { Refusal } from '#kernel/refusal.js';
import type { DocumentEntity } from './document.entity.js';
import type { FieldTexts } from './field-text.js';

/** What has been signed or sealed must not change under the signatures. Refuses with WRONG_STATE. */
export function needUnchanged(
  document: Pick<DocumentEntity, 'fields' | 'sealed'>,
  fields: FieldTexts,
  signatures: readonly unknown[],
): void {
  if (signatures.length === 0 && document.sealed === null) return;
  if (canonical(document.fields) === canonical(fields)) return;
  throw new Refusal(
    'WRONG_STATE',
    '签名、盖章之后办案记录有改动，文书内容与记录不一致。',
    '请作废这份草稿，重新拟制并签名。',
  );
}
