import { isUtf8 } from 'node:buffer';
import { PassedOn } from './passed-on.js';

/** One field of an answer, and the pattern of the JSON it comes as. */
export interface FormField {
  readonly key: string;
  readonly pattern: string;
}

/** Longer answers are parsed: what a pattern remembers of its way grows with the text. */
const longest = 256 * 1024;
/** The engine does not make patterns longer than this fast. */
const longestPattern = 20 * 1024;

const before = '{"data":{"_entities":[';
const after = ']}}';

/**
 * The form of an agency's answer that says neither more nor less than the client asks for, in the same order. An answer of this form is
 * not parsed, but recognised, and its fields are passed on as they are.
 */
export class AnswerForm {
  private readonly pattern: RegExp;

  private constructor(
    private readonly keys: readonly string[],
    private readonly ofObjects: boolean,
    source: string,
  ) {
    this.pattern = new RegExp(source, 'y');
  }

  /** Null where the form takes too long a pattern. `ofObjects`: of objects the agency is asked about, in the place of fields an operation begins with. */
  static of(fields: readonly FormField[], ofObjects: boolean): AnswerForm | null {
    const object = `\\{${fields.map(({ key, pattern }) => `"${key}":(${pattern})`).join(',')}\\}`;
    const source = ofObjects ? `(?:${object}|null)` : `\\{"data":${object}\\}$`;
    if (source.length > longestPattern) return null;
    return new AnswerForm(
      fields.map(({ key }) => key),
      ofObjects,
      source,
    );
  }

  /** The data of an answer, about so many objects; null where it is not of this form. */
  read(bytes: Buffer, objects: number): Record<string, unknown> | null {
    if (bytes.length > longest || !isUtf8(bytes)) return null;
    const text = bytes.toString('latin1');
    return this.ofObjects ? this.objectsIn(text, objects) : this.fieldsAt(text, 0);
  }

  private objectsIn(text: string, count: number): Record<string, unknown> | null {
    if (!text.startsWith(before) || count === 0) return null;
    const objects: unknown[] = [];
    let at = before.length;
    for (let place = 0; place < count; place++) {
      if (place > 0 && text[at++] !== ',') return null;
      const isNull = text.startsWith('null', at);
      const object = this.fieldsAt(text, at);
      if (!object) return null;
      objects.push(isNull ? null : object);
      at = this.pattern.lastIndex;
    }
    return text.length === at + after.length && text.endsWith(after) ? { _entities: objects } : null;
  }

  private fieldsAt(text: string, at: number): Record<string, unknown> | null {
    this.pattern.lastIndex = at;
    const found = this.pattern.exec(text);
    if (!found) return null;
    const fields: Record<string, unknown> = {};
    for (let place = 0; place < this.keys.length; place++) {
      const part = found[place + 1];
      if (part !== undefined) fields[this.keys[place]!] = part === 'null' ? null : new PassedOn(part);
    }
    return fields;
  }
}
