import type { EntityManager } from 'typeorm';
import type { DocketParticipantEntity } from './docket-participant.entity.js';
import type { Word } from './word.js';

/** Who is in some cases, and who has opened them. */
export class Participants {
  private readonly inside = new Map<string, Set<string>>();
  private readonly openers = new Map<string, string>();

  static async read(tx: EntityManager, caseCodes: readonly string[]): Promise<Participants> {
    const rows = await tx.query<(DocketParticipantEntity & { opened: boolean })[]>(
      `select case_code as "caseCode", organisation, false as opened from docket_participant where case_code = any($1)
       union all select case_code, organisation, true from docket_intake where case_code = any($1)`,
      [[...new Set(caseCodes)]],
    );
    const participants = new Participants();
    for (const { caseCode, organisation, opened } of rows) {
      if (opened) participants.mayOpen(caseCode, organisation);
      else participants.add(caseCode, organisation);
    }
    return participants;
  }

  has(caseCode: string, organisation: string): boolean {
    return this.inside.get(caseCode)?.has(organisation) ?? false;
  }

  /** Says whether it was not in the case before. */
  add(caseCode: string, organisation: string): boolean {
    const inside = this.inside.get(caseCode) ?? new Set();
    this.inside.set(caseCode, inside);
    return !inside.has(organisation) && inside.add(organisation).has(organisation);
  }

  /** Whether nobody else has opened the case; from then on it is opened by this organisation. */
  mayOpen(caseCode: string, organisation: string): boolean {
    const opener = this.openers.get(caseCode) ?? organisation;
    this.openers.set(caseCode, opener);
    return opener === organisation;
  }

  /** Those whom the words would bring in. */
  missing(words: readonly Pick<Word, 'caseCode' | 'brings'>[]): DocketParticipantEntity[] {
    return words
      .flatMap(({ caseCode, brings }) => brings.map((organisation) => ({ caseCode, organisation })))
      .filter(({ caseCode, organisation }) => !this.has(caseCode, organisation));
  }
}
