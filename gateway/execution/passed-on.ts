/** A part of an answer that goes to the client as the agency wrote it: JSON of exactly the form asked for, in bytes (`byte-text.ts`). */
export class PassedOn {
  constructor(private readonly text: string) {}

  toJSON(): unknown {
    if (printing === null) return JSON.parse(this.text);
    printing.push(this.text);
    return mark;
  }
}

/** No text in UTF-8 has this byte. */
const mark = '\xff';
/** The parts met while something is printed, in their order. */
let printing: string[] | null = null;

/** JSON of a value whose texts are in bytes, with what is passed on in its place. */
export function printInBytes(value: unknown): string {
  printing = [];
  try {
    const around = JSON.stringify(value);
    if (printing.length === 0) return around;
    const texts = printing;
    return around
      .split(`"${mark}"`)
      .flatMap((piece, at) => (at === 0 ? piece : [texts[at - 1]!, piece]))
      .join('');
  } finally {
    printing = null;
  }
}
