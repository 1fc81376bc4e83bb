import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { Ledger } from '../ledger/ledger.js';
import type { KeyedWord } from '../duplicate/find-duplicates.js';
import type { DocketIntakeEntity } from './docket-intake.entity.js';
import type { DocketParticipantEntity } from './docket-participant.entity.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';
import { EarlyWords } from './early-words.js';
import { Participants } from './participants.js';
import { notTheirsToOpen } from './read-opening.js';
import type { RecordRow, Word } from './word.js';

/**
 * Goes through what is told, word by word. Nobody enters a case on the own word: one has opened it, or somebody in it has referred it or
 * served a letter. Several organisations' messages come in any order, so what comes too early is laid aside and counts when that
 * word comes; until then nobody is shown it.
 */
export class Hearing {
  /** The cases of which something new counts. */
  readonly changed = new Set<string>();
  readonly intakes: DocketIntakeEntity[] = [];
  readonly partyKeys: { key: string; caseCode: string }[] = [];
  readonly newcomers: DocketParticipantEntity[] = [];
  readonly timeline: DocketTimelineEntity[] = [];
  readonly records: RecordRow[] = [];
  readonly keyed: KeyedWord[] = [];

  private constructor(
    private readonly ctx: RequestContext,
    private readonly participants: Participants,
    readonly early: EarlyWords,
    readonly ledger: Ledger,
  ) {}

  /** Reads what the register knows of the cases; their headers are locked. */
  static async begin(tx: EntityManager, ctx: RequestContext, words: readonly Word[]): Promise<Hearing> {
    const participants = await Participants.read(
      tx,
      words.map(({ caseCode }) => caseCode),
    );
    const early = await EarlyWords.read(tx, ctx.agency.book, participants.missing(words), participants);
    const noted = [...words, ...early.readable()].flatMap(({ note }) => note?.event.referralId ?? []);
    return new Hearing(ctx, participants, early, await Ledger.read(tx, noted));
  }

  /** Refuses what is not the teller's to say, before anything of it counts. */
  take(word: Word): void {
    const { type, caseCode, teller, opening, step, note, keyed } = word;
    if (opening) this.open(caseCode, opening);
    else if (!this.participants.has(caseCode, teller.organisation)) {
      this.early.layAside(word);
      const { organisation } = teller;
      this.ctx.agency.log.info({ type, caseCode, organisation }, 'told by who is not in the case yet');
      return;
    }
    if (keyed) this.keyed.push({ caseCode, organisation: teller.organisation, seq: teller.seq, ...keyed });
    if (note) this.ledger.note(note);
    if (step) {
      this.timeline.push(step.entry);
      this.records.push(step.record);
    }
    this.changed.add(caseCode);
    for (const organisation of word.brings) this.bringIn(caseCode, organisation);
  }

  /** A case is opened once, by one. */
  private open(caseCode: string, { intake, partyKeys }: NonNullable<Word['opening']>): void {
    permit(this.participants.mayOpen(caseCode, intake.organisation), notTheirsToOpen);
    this.intakes.push(intake);
    this.partyKeys.push(...[...new Set(partyKeys)].map((key) => ({ key, caseCode })));
  }

  /** On the word of one that is in it; and what it has told too early counts. */
  private bringIn(caseCode: string, organisation: string): void {
    if (!this.participants.add(caseCode, organisation)) return;
    this.newcomers.push({ caseCode, organisation });
    for (const { type, word } of this.early.takeUp(caseCode, organisation)) {
      try {
        this.take(word());
      } catch (error) {
        // It was receipted when it came; that it says what is not theirs shows only now.
        if (!(error instanceof Refusal)) throw error;
        const { code } = error;
        this.ctx.agency.log.warn({ code, type, caseCode, organisation }, 'early word left out');
      }
    }
  }
}
