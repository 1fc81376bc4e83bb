import { permit } from '#kernel/act.js';
import { type Actor, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { exactSearch } from '#kernel/lookup/exact-search.js';
import { Refusal } from '#kernel/refusal.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';

/** The reasons of schema/law/purposes.yaml that open this search. */
const reasons = ['SUPERVISION', 'SUPPORT_OF_SUIT', 'PUBLIC_INTEREST_INQUIRY'];

export function mayLookUpLetters(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}

/** The letters the bureau has received about exactly this employer. */
export function findLetters(ctx: RequestContext, employer: string): Promise<ReceivedLetterEntity[]> {
  permit(
    mayLookUpLetters(ctx.actor),
    () => new Refusal('FORBIDDEN', '只有检察官可以查询人社部门收到的监督文书。'),
  );
  return exactSearch(ctx, {
    ...{ name: 'received-letters', reasons, dataClass: 'SUPERVISION_LETTER' },
    subject: matchingKey(ctx.agency.keyring, 'EMPLOYER', employer),
    find: (tx) =>
      tx.find(ReceivedLetterEntity, {
        where: { employerCode: employer },
        order: { servedOn: 'ASC', id: 'ASC' },
      }),
  });
}
