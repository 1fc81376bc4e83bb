import type { Machine } from '#kernel/machine.js';

/**
 * DRAFT      拟制    filled from the record; signed and sealed, not yet numbered
 * ISSUED     签发    numbered, written, hashed; it does not change any more
 * SERVED     已送达  signed for by one recipient or more
 * WITHDRAWN  作废    its number stays in the book (final)
 */
export type DocumentState = 'DRAFT' | 'ISSUED' | 'SERVED' | 'WITHDRAWN';
export type DocumentAct = 'sign' | 'seal' | 'issue' | 'serve' | 'withdraw';

export const documentMachine: Machine<DocumentState, DocumentAct> = {
  DRAFT: { sign: 'DRAFT', seal: 'DRAFT', issue: 'ISSUED', withdraw: 'WITHDRAWN' },
  ISSUED: { serve: 'SERVED', withdraw: 'WITHDRAWN' },
  SERVED: { serve: 'SERVED' },
  WITHDRAWN: {},
};
