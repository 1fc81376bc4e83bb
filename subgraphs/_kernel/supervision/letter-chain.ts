import { partKey } from '#kernel/case-file/case-part.type.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import type { ReceivedLetterEntity } from './letter.entity.js';
import { lettersOf } from './letters.js';
import { presentLetter, type ReceivedLetter } from './letter.type.js';

type Link = Pick<ReceivedLetterEntity, 'letterId' | 'followsLetterId'>;

/** The letters of one chain, in the order they were served. */
export async function letterChain(ctx: RequestContext, letter: ReceivedLetter): Promise<ReceivedLetter[]> {
  const access = await caseAccess(ctx).load(letter.caseCode);
  if (!access) return [];
  const letters = await lettersOf(ctx).load(partKey(access.file));
  return chainOf(letter, letters).map((row) => presentLetter(row, ctx.today));
}

/** Those of `letters` that hang together with one of them by what follows what. */
export function chainOf<Letter extends Link>(start: Link, letters: readonly Letter[]): Letter[] {
  const reached = new Set([start.letterId]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { letterId, followsLetterId } of letters) {
      if (followsLetterId === null || (!reached.has(letterId) && !reached.has(followsLetterId))) continue;
      reached.add(letterId).add(followsLetterId);
    }
  }
  return letters.filter(({ letterId }) => reached.has(letterId));
}
