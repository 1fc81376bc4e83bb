import { type EntityManager, In } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { exactSearch } from '#kernel/lookup/exact-search.js';
import { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { UndisputedFactEntity } from '#kernel/mediation/undisputed-fact.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { mayAskResults } from '../staff.policy.js';

/** What one mediation between the two came to. */
export interface FoundMediation {
  caseCode: string;
  mediation: MediationEntity;
  agreements: AgreementEntity[];
  facts: UndisputedFactEntity[];
}

/** The reasons of schema/law/purposes.yaml that open this search. */
const reasons = ['ARBITRATION_INQUIRY', 'AGREEMENT_REVIEW', 'MEDIATION'];

/**
 * What the union's mediations between this person and this employer came to. Both must be named exactly; a purpose must be
 * stated; every look is counted and recorded, also when there is nothing to show.
 */
export async function mediationResults(
  ctx: RequestContext,
  idNumber: string,
  creditCode: string,
): Promise<FoundMediation[]> {
  permit(mayAskResults(ctx.actor), () => new Refusal('FORBIDDEN', '只有仲裁员可以查询工会调解结果。'));
  const { keyring } = ctx.agency;
  const person = matchingKey(keyring, 'PERSON', idNumber);
  const employer = matchingKey(keyring, 'EMPLOYER', creditCode);
  return exactSearch(ctx, {
    ...{ name: 'mediation-results', reasons, subject: `${person} ${employer}`, dataClass: 'INQUIRY_RESULT' },
    find: async (tx) => resultsOf(tx, await casesBetween(tx, person, employer)),
  });
}

/** Cases in which the one and the other stand on different sides. */
async function casesBetween(tx: EntityManager, person: string, employer: string): Promise<string[]> {
  const rows = await tx.query<{ case_code: string }[]>(
    `select distinct worker.case_code from party worker
       join party firm on firm.case_code = worker.case_code and firm.organisation = worker.organisation and firm.side <> worker.side
      where worker.matching_key = $1 and firm.matching_key = $2`,
    [person, employer],
  );
  return rows.map((row) => row.case_code);
}

async function resultsOf(tx: EntityManager, cases: string[]): Promise<FoundMediation[]> {
  const mediations = await tx.find(MediationEntity, {
    where: { caseCode: In(cases) },
    order: { acceptedOn: 'ASC' },
  });
  const mediationId = In(mediations.map((row) => row.id));
  const agreements = await tx.find(AgreementEntity, { where: { mediationId }, order: { draftedAt: 'ASC' } });
  const facts = await tx.findBy(UndisputedFactEntity, { mediationId });
  return mediations.map((mediation) => ({
    caseCode: mediation.caseCode,
    mediation,
    agreements: agreements.filter((row) => row.mediationId === mediation.id && row.effectiveAt !== null),
    facts: facts.filter((row) => row.mediationId === mediation.id),
  }));
}
