import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { clause } from '#kernel/documents/sentences.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { AidState } from './aid.state.js';
import { loadAid } from './move-aid.js';

const granted: readonly AidState[] = ['GRANTED', 'ASSIGNED', 'HANDLING', 'CONCLUDED', 'TERMINATED'];

/** What a refused applicant may do: 法律援助法 §49. */
const objection =
  '你对本决定有异议的，可以向设立法律援助机构的司法行政部门提出。司法行政部门应当自收到异议之日起五日内进行审查。';

/** Fills the decision on an application for legal aid (法律援助决定书, 法律援助法 §43). */
export async function fillAidDecision(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const aid = await loadAid(tx, ctx, id);
  const { caseCode, organisation, state, matter, decisionNumber: number, decisionReason } = aid;
  const applicant = await tx.findOneBy(PartyEntity, { id: aid.applicantPartyId, organisation });
  const decision = granted.includes(state) ? '给予法律援助' : state === 'REFUSED' ? '不予法律援助' : null;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      ...{ applicant: applicant?.name ?? null, matter, decision },
      reasons: decision && decisionReason && clause(decisionReason),
      remedies: state === 'REFUSED' ? objection : null,
    },
  };
}
