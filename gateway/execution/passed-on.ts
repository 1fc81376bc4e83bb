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
const printedMark = JSON.stringify(mark);
/** The parts met while something is printed, in their order. */
let printing: string[] | null = null;

/** JSON of a value whose texts are in bytes, with what is passed on in its place. */
export function printInBytes(value: unknown): string {
  printing = [];
  try {
    const around = JSON.stringify(value);
    let text = '';
    let from = 0;
    for (const part of printing) {
      const at = around.indexOf(printedMark, from);
      text += around.slice(from, at) + part;
      from = at + printedMark.length;
    }
    return from === 0 ? around : text + around.slice(from);
  } finally {
    printing = null;
  }
}
