import { Refusal } from '#kernel/refusal.js';

/** What is wrong with one cell of a row; `column` is null where it is the row as a whole. */
export interface ImportProblem {
  column: string | null;
  code: string;
  message: string;
  hint: string | null;
}

/** The cells of one row by the name of their column. Every cell is read, so that a clerk learns of all faults at once. */
export class Cells {
  readonly problems: ImportProblem[] = [];

  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  text(column: string): string | null {
    return this.texts.get(column)?.trim() || null;
  }

  /** Reads a cell by the value type of the ordinary door; null where it is empty or refused. */
  read<Value>(column: string, parse: (text: string) => Value): Value | null {
    const text = this.text(column);
    if (text === null) return null;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.note(column, error.code, error.message, error.hint);
      return null;
    }
  }

  /** The same for a cell that must not be empty. */
  need<Value>(column: string, name: string, parse: (text: string) => Value): Value | null {
    if (this.text(column) === null) this.note(column, 'REQUIRED', `没有填写${name}。`, '这一列必须填写。');
    return this.read(column, parse);
  }

  note(column: string | null, code: string, message: string, hint: string | null = null): void {
    this.problems.push({ column, code, message, hint });
  }
}
