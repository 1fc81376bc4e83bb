import type { Machine } from '#kernel/machine.js';

/**
 * PROPOSED  两案可能是同一争议    two cases have a keyed hash in common; a clerk has yet to say
 * LINKED    已关联               one dispute: the first door leads, each case goes on and answers for itself
 * REFUSED   已排除               no duplicate, with a reason; never proposed again
 * UNLINKED  已解除关联           the link was taken back, with a reason; never proposed again
 */
export type DuplicateState = 'PROPOSED' | 'LINKED' | 'REFUSED' | 'UNLINKED';
export type DuplicateAct = 'link' | 'refuse' | 'unlink';

export const duplicateMachine: Machine<DuplicateState, DuplicateAct> = {
  PROPOSED: { link: 'LINKED', refuse: 'REFUSED' },
  LINKED: { unlink: 'UNLINKED' },
  REFUSED: { link: 'LINKED' },
  UNLINKED: { link: 'LINKED' },
};
