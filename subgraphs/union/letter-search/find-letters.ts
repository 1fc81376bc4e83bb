import { type EntityManager, IsNull, Not } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { exactSearch } from '#kernel/lookup/exact-search.js';
import { Refusal } from '#kernel/refusal.js';
import { SupervisionLetterEntity } from '../supervision/supervision-letter.entity.js';
import { mayLookUpLetters } from './letter-search.policy.js';

/** The reasons of schema/law/purposes.yaml that open this search. */
const reasons = ['SUPERVISION', 'SUPPORT_OF_SUIT', 'PUBLIC_INTEREST_INQUIRY'];

/** The union's letters about exactly this employer; with a person, only those of cases this person is a party to. */
export async function findLetters(
  ctx: RequestContext,
  employer: string,
  idNumber: string | null,
): Promise<SupervisionLetterEntity[]> {
  permit(
    mayLookUpLetters(ctx.actor),
    () => new Refusal('FORBIDDEN', '只有检察官可以查询工会劳动法律监督文书。'),
  );
  const { keyring } = ctx.agency;
  const person = idNumber === null ? null : matchingKey(keyring, 'PERSON', idNumber);
  const firm = matchingKey(keyring, 'EMPLOYER', employer);
  return exactSearch(ctx, {
    ...{ name: 'supervision-letters', reasons, subject: person ? `${firm} ${person}` : firm },
    dataClass: 'SUPERVISION_LETTER',
    find: async (tx) => {
      const letters = await tx.find(SupervisionLetterEntity, {
        where: { employerCode: employer, servedOn: Not(IsNull()) },
        order: { servedOn: 'ASC', id: 'ASC' },
      });
      return person === null ? letters : withParty(tx, letters, person);
    },
  });
}

async function withParty(
  tx: EntityManager,
  letters: SupervisionLetterEntity[],
  person: string,
): Promise<SupervisionLetterEntity[]> {
  const rows = await tx.query<{ case_code: string }[]>(
    'select distinct case_code from party where matching_key = $1 and case_code = any($2)',
    [person, letters.map(({ caseCode }) => caseCode)],
  );
  const theirs = new Set(rows.map((row) => row.case_code));
  return letters.filter(({ caseCode }) => theirs.has(caseCode));
}
