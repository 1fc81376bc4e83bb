import { z } from 'zod';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { type Throttle, throttleOf } from '#kernel/throttle/throttle.js';
import { isCaseCode, parseCaseCode } from '#kernel/values/case-code.js';
import type { Shown } from './answer.js';
import { endsOneOf } from './phone-ending.js';
import { issueStatement } from './statement.js';

const day = 24 * 60 * 60;
/** Wrong digits of one case in a day; then the case is closed to everybody, the right digits included. */
export const wrongPerCase = { name: 'progress-wrong', points: 5, seconds: day };
/** Questions about one case in a day, right ones included. */
export const askedPerCase = { name: 'progress-asked', points: 30, seconds: day };

const questionShape = z.strictObject({ caseCode: z.string().max(40), phoneEnding: z.string().max(10) });
const nothing: Shown = { shown: false };

/** Answers who shows the last four digits of an applicant's phone. Wrong, unknown and too often are the same answer. */
export class ProgressDesk {
  private readonly wrong: Throttle;
  private readonly asked: Throttle;

  constructor(private readonly agency: Agency) {
    this.wrong = throttleOf(agency.dataSource, wrongPerCase);
    this.asked = throttleOf(agency.dataSource, askedPerCase);
  }

  async ask(question: unknown): Promise<Shown> {
    const read = questionShape.safeParse(question);
    if (!read.success || !isCaseCode(read.data.caseCode)) return nothing;
    const { caseCode, phoneEnding } = read.data;
    if (parseCaseCode(caseCode).letter !== this.agency.manifest.letter) return nothing;
    // Each step is done whatever the one before has found: the answer takes as long for an unknown case as for a known one.
    const open = await this.takeTurn(caseCode);
    const { file, phones } = await this.applicantsOf(caseCode);
    const right = endsOneOf(phoneEnding, phones);
    if (!open || !right || !file) return nothing;
    await this.wrong.take(caseCode, -1);
    return this.show(file);
  }

  /** Counts before it compares, so that guesses sent all at once are counted too. A right answer gives its point back. */
  private async takeTurn(caseCode: string): Promise<boolean> {
    const [asked, wrong] = await Promise.all([this.asked.take(caseCode), this.wrong.take(caseCode)]);
    if (wrong.taken === wrongPerCase.points + 1)
      this.agency.log.warn({ caseCode }, 'progress query closed for a day');
    return asked.allowed && wrong.allowed;
  }

  private async applicantsOf(
    caseCode: string,
  ): Promise<{ file: CaseFileEntity | undefined; phones: (string | null)[] }> {
    const { manager } = this.agency.dataSource;
    const [files, people] = await Promise.all([
      manager.findBy(CaseFileEntity, { caseCode, firstDoor: true }),
      manager.findBy(PartyEntity, { caseCode, side: 'APPLICANT', kind: 'PERSON' }),
    ]);
    const [file] = files;
    const phones = people.flatMap(({ organisation, phone }) =>
      organisation === file?.organisation ? [phone] : [],
    );
    return { file, phones };
  }

  private async show({ caseCode, organisation: code, openedOn }: CaseFileEntity): Promise<Shown> {
    const { agency, name } = this.agency.book.organisation(code);
    const actor: Actor = {
      kind: 'ORGANISATION',
      id: 'progress-query',
      name,
      agency,
      organisation: code,
      roles: [],
    };
    const ctx = new RequestContext(this.agency, actor);
    await ctx.transaction(async (tx) => record(tx, ctx, 'progress.shown', caseCode, { caseCode }));
    const proof = await issueStatement(this.agency.keyring, code, caseCode);
    return { shown: true, receivedOn: openedOn, by: { agency, name }, proof };
  }
}
