import { largestAnswer } from './agency-call.js';

const newline = 10;
const space = 32;
const [zero, nine] = [48, 57];
const mostDigits = 15;

/** Cuts what an agency sends into its lines, each the number of an operation, a space, and the answer; pieces end anywhere. */
export class AnswerLines {
  private rest: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly answered: (number: number, answer: Buffer) => void,
    /** Told of a line that is larger than any answer, with the number it begins with; nothing can be read after it. */
    private readonly tooLarge: (number: number | null) => void,
  ) {}

  take(piece: Buffer): void {
    let begun = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, begun)) {
      this.keep(piece.subarray(begun, end));
      const line = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest);
      [this.rest, this.size] = [[], 0];
      const number = numberOf(line);
      if (number !== null) this.answered(number, line.subarray(line.indexOf(space) + 1));
      begun = end + 1;
    }
    if (begun < piece.length) this.keep(piece.subarray(begun));
  }

  private keep(piece: Buffer): void {
    this.rest.push(piece);
    this.size += piece.length;
    if (this.size > largestAnswer) this.tooLarge(numberOf(this.rest[0]!));
  }
}

/** The number a line begins with, and a space after it. */
function numberOf(line: Buffer): number | null {
  let number = 0;
  for (let at = 0; at <= mostDigits; at++) {
    const byte = line[at] ?? newline;
    if (byte === space && at > 0) return number;
    if (byte < zero || byte > nine) return null;
    number = number * 10 + byte - zero;
  }
  return null;
}
