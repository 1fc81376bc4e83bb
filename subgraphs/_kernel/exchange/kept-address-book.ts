import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { readBookText } from './sound-book.js';
import {
  acceptBook,
  acceptedAs,
  acceptedBook,
  type AcceptedBook,
  type GoodBook,
  judgeBook,
  type RefusedBook,
} from './accepted-book.js';
import { type AddressBook, AddressBookCache, hasEnded } from './address-book.js';

const askDatabaseAfter = 10_000;
type Told = (refused: RefusedBook) => Promise<void>;

/**
 * An agency's address book. What it accepts it keeps in its own database, text and version: a book that was accepted by any
 * process of the agency is never followed by an older one, not after a restart either, and the agency starts without a file.
 * A refused book changes nothing but is told: in `refused`, in the log, and to whom `tellOfRefused` was given.
 *
 * A newer book holds from the moment it is read, so that a revoked key is refused even while the database is away; it is
 * kept right after.
 */
export class KeptAddressBook extends AddressBookCache {
  /** What the file holds where that is not accepted; null where all is well. */
  refused: RefusedBook | null = null;
  private tell: Told = async () => undefined;
  private unkept: GoodBook | null = null;
  private untold: RefusedBook | null = null;
  private writing: Promise<void> | null = null;
  /** When the file was changed that was judged last, and the one that is looked at a second time before it is. */
  private judgedAt: number | null = null;
  private doubtedAt: number | null = null;
  private askedAt = Date.now();

  private constructor(
    path: string,
    signerPem: string,
    private readonly database: DataSource,
    private readonly log: Logger,
    private accepted: AcceptedBook & { book: AddressBook },
  ) {
    super(path, signerPem, accepted.book);
  }

  /** Throws where there is neither a good file nor a book accepted before. */
  static async open(
    path: string,
    signerPem: string,
    database: DataSource,
    log: Logger,
  ): Promise<KeptAddressBook> {
    const before = await acceptedBook(database, signerPem);
    const file = judgeBook(textOf(path), signerPem, before);
    const accepted = 'text' in file ? await acceptBook(database, signerPem, file) : before;
    if (!hasBook(accepted)) throw new Error(`There is no address book to begin with: ${whyNot(file)}.`);
    const kept = new KeptAddressBook(path, signerPem, database, log, accepted);
    if (!('text' in file)) kept.note(file);
    return kept;
  }

  /** Whom to tell of a refused book; what is refused already is told at once. */
  async tellOfRefused(tell: Told): Promise<void> {
    this.tell = tell;
    await this.write();
  }

  /** Looks at the file, and now and then at what other processes of the agency have accepted. */
  protected override refresh(): void {
    const changedAt = changeOf(this.path);
    if (changedAt !== this.judgedAt || this.refused) this.judge(changedAt);
    if (this.unkept || this.untold || Date.now() - this.askedAt > askDatabaseAfter) void this.write();
  }

  private judge(changedAt: number): void {
    const found = judgeBook(textOf(this.path), this.signerPem, this.accepted);
    if (!('text' in found) && this.mayBeHalfWritten(found, changedAt)) return;
    this.judgedAt = changedAt;
    if ('text' in found) {
      if (this.refused) this.log.info({ version: found.book.version }, 'address book good again');
      this.refused = null;
      if (found.book.version > this.accepted.version) this.adopt(acceptedAs((this.unkept = found)));
    } else if (found.hash !== this.refused?.hash) {
      this.note(found);
    }
  }

  private write(): Promise<void> {
    this.writing ??= this.writeAll()
      .catch((error: Error) => this.log.warn({ reason: error.name }, 'address book not kept'))
      .finally(() => (this.writing = null));
    return this.writing;
  }

  /** What comes while something is written is written after it. */
  private async writeAll(): Promise<void> {
    do await this.writeOnce();
    while (this.unkept || this.untold);
  }

  private async writeOnce(): Promise<void> {
    const { unkept, untold } = this;
    this.askedAt = Date.now();
    const { database, signerPem } = this;
    this.adopt(
      unkept ? await acceptBook(database, signerPem, unkept) : await acceptedBook(database, signerPem),
    );
    if (this.unkept === unkept) this.unkept = null;
    if (untold) await this.tell(untold);
    if (this.untold === untold) this.untold = null;
  }

  private adopt(accepted: AcceptedBook | null): void {
    if (!hasBook(accepted) || accepted.version <= this.accepted.version || hasEnded(accepted.book)) return;
    this.accepted = accepted;
    this.book = accepted.book;
    // The file is held against it anew.
    this.judgedAt = null;
  }

  /** What is being written is whole a second later. */
  private mayBeHalfWritten({ why }: RefusedBook, changedAt: number): boolean {
    const doubted = (why === 'MISSING' || why === 'UNREADABLE') && changedAt !== this.doubtedAt;
    if (doubted) this.doubtedAt = changedAt;
    return doubted;
  }

  private note(refused: RefusedBook): void {
    this.refused = refused;
    this.untold = refused;
    const { version } = this.accepted;
    this.log.error({ code: 'BOOK_REFUSED', reason: refused.what, version }, 'address book refused');
  }
}

function hasBook(accepted: AcceptedBook | null): accepted is AcceptedBook & { book: AddressBook } {
  return accepted !== null && accepted.book !== null;
}

function whyNot(file: GoodBook | RefusedBook): string {
  return 'text' in file ? 'the database does not hold what it was given' : file.what;
}

function textOf(path: string): string | null {
  try {
    return readBookText(path);
  } catch {
    return null;
  }
}

/** When the file was changed; 0 where there is none. */
function changeOf(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
