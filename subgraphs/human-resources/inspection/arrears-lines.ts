import { partyLines } from '#kernel/documents/party-lines.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';

/** Who is owed wages and who owes them, a line each; null where nobody is known. */
export function arrearsLines(parties: readonly PartyEntity[]): {
  persons: string | null;
  employer: string | null;
} {
  const of = (kind: PartyEntity['kind'], caption: string): string | null =>
    partyLines(
      parties.filter((party) => party.kind === kind),
      { APPLICANT: caption, RESPONDENT: caption },
    );
  return { persons: of('PERSON', '被欠薪人员'), employer: of('EMPLOYER', '用人单位') };
}
