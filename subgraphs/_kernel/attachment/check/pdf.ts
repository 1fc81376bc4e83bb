import { constants, inflate, inflateSync } from 'node:zlib';
import { promisify } from 'node:util';
import type { Patience } from './patience.js';
import { refuseFile } from './refuse-file.js';
import { holdsTestSignature } from './scanner.js';

const largestStream = 20 * 1024 * 1024;
const largestTotal = 50 * 1024 * 1024;
const mostStreams = 20_000;
/** What a stream that breaks off counts as: how far it went is not known. */
const brokenStream = 5 * 1024 * 1024;
/** Longer ones are inflated beside the main thread. */
const shortInput = 4096;
const shortOutput = 256 * 1024;
const piece = 512 * 1024;
const longestName = 64;

const encryption = nameRule('Encrypt');
/** Too long to stand in compressed bytes by chance: looked for everywhere. */
const active = nameRule('JavaScript', 'Launch', 'EmbeddedFiles?', 'RichMedia', 'GoToE', 'ImportData');
/** Looked for where objects stand: outside of streams, and in streams of objects. */
const activeInObjects = nameRule('JS', 'XFA');
const objectStream = nameRule('ObjStm', 'First');
const plainDeflate = /\/Filter\s*(?:\/Fl(?:ateDecode)?(?![\w#])|\[\s*\/Fl(?:ateDecode)?\s*\])/;
const anyFilter = nameRule('Filter', 'F');
const predictor = nameRule('Predictor');
const image = /\/Subtype\s*\/Image\b/;

/** Refuses a PDF that runs, opens or carries something, that is encrypted, or that goes on behind its end. */
export async function checkPdf(content: Buffer, patience: Patience): Promise<void> {
  const text = content.toString('latin1');
  const lastEnd = text.lastIndexOf('%%EOF');
  if (lastEnd === -1) throw refuseFile('DAMAGED');
  if (/[^\s\0]/.test(text.slice(lastEnd + 5))) throw refuseFile('POLYGLOT');
  if (await stands(encryption, text, patience)) throw refuseFile('ENCRYPTED');
  if (await stands(active, text, patience)) throw refuseFile('ACTIVE');

  let objectsFrom = 0;
  let total = 0;
  let streams = 0;
  for (const keyword of text.matchAll(/(?<!end)stream *(?:\r\n|\n|\r)/g)) {
    await patience.breathe();
    if (++streams > mostStreams) throw refuseFile('BOMB');
    // A keyword inside of what a stream holds is looked at like any other: a reader may be led there.
    const before = text.slice(objectsFrom, keyword.index);
    if (await stands(activeInObjects, outsideStreams(before), patience)) throw refuseFile('ACTIVE');
    objectsFrom = keyword.index + keyword[0].length;
    total += await checkStream(content, before.slice(before.lastIndexOf('obj')), objectsFrom);
    if (total > largestTotal) throw refuseFile('BOMB');
  }
  if (await stands(activeInObjects, outsideStreams(text.slice(objectsFrom)), patience))
    throw refuseFile('ACTIVE');
}

/** Whether a name stands somewhere in a text; looked for in pieces that overlap by more than any name is long. */
async function stands(rule: RegExp, text: string, patience: Patience): Promise<boolean> {
  for (let from = 0; from < text.length; from += piece) {
    if (rule.test(text.slice(from, from + piece + longestName))) return true;
    await patience.breathe();
  }
  return false;
}

/** From one keyword `stream` to the next: what stands behind `endstream`. */
function outsideStreams(between: string): string {
  const end = between.indexOf('endstream');
  return end === -1 ? between : between.slice(end);
}

/** Looks into one stream; answers its size unpacked. */
async function checkStream(content: Buffer, dictionary: string, start: number): Promise<number> {
  const holdsObjects = objectStream.test(dictionary);
  if (!plainDeflate.test(dictionary) || predictor.test(dictionary)) {
    // Objects hidden by another filter cannot be seen here but can be by a reader.
    if (holdsObjects && anyFilter.test(dictionary)) throw refuseFile('DAMAGED');
    if (!holdsObjects) return 0;
    const end = content.indexOf('endstream', start, 'latin1');
    const plain = content.toString('latin1', start, end === -1 ? content.length : end);
    if (activeInObjects.test(plain)) throw refuseFile('ACTIVE');
    return plain.length;
  }
  if (image.test(dictionary) && !holdsObjects) return 0;
  const unpacked = await unpack(content, start);
  if (unpacked === null) {
    if (holdsObjects) throw refuseFile('DAMAGED');
    return brokenStream;
  }
  const text = unpacked.toString('latin1');
  if (active.test(text) || (holdsObjects && activeInObjects.test(text))) throw refuseFile('ACTIVE');
  if (holdsTestSignature(unpacked)) throw refuseFile('VIRUS');
  return unpacked.length;
}

const inflateBeside = promisify(inflate) as (data: Buffer, options: object) => Promise<Buffer>;

/** To the end that the compressed data itself has, wherever the file says it ends; null where it is not such data. */
async function unpack(content: Buffer, start: number): Promise<Buffer | null> {
  const end = content.indexOf('endstream', start, 'latin1');
  if (end !== -1 && end - start <= shortInput) {
    try {
      return inflateSync(content.subarray(start, end), { maxOutputLength: shortOutput });
    } catch {
      // Longer than it looks, or not whole: tried again from the same place to the file's end.
    }
  }
  try {
    return await inflateBeside(content.subarray(start), {
      chunkSize: 256 * 1024,
      maxOutputLength: largestStream,
      finishFlush: constants.Z_FINISH,
    });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw refuseFile('BOMB');
    return null;
  }
}

/** Finds names of PDF whichever of their letters are written as `#4a`. */
function nameRule(...names: string[]): RegExp {
  const letters = (name: string): string =>
    name.replace(
      /[A-Za-z]\??/g,
      (letter) => `(?:${letter[0]}|#${letter.charCodeAt(0).toString(16)})${letter[1] ?? ''}`,
    );
  return new RegExp(
    String.raw`\/(?:${names.map(letters).join('|')})(?=[\s\0/<>\[\]()%{}])`.replace(
      /#(\w\w)/g,
      (_all, hex: string) => `#${[...hex].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('')}`,
    ),
  );
}
