import type { Patience } from './patience.js';
import { refuseFile } from './refuse-file.js';

const mostPixels = 50_000_000;
const longestSide = 20_000;

/** An image that is whole, ends where its file ends and is no larger unpacked than a reader can bear. */
export async function checkImage(
  content: Buffer,
  type: 'image/jpeg' | 'image/png',
  patience: Patience,
): Promise<void> {
  const end = type === 'image/png' ? endOfPng(content) : await endOfPictures(content, patience);
  if (end !== content.length) throw refuseFile('POLYGLOT');
}

function checkPixels(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw refuseFile('DAMAGED');
  if (width > longestSide || height > longestSide || width * height > mostPixels) throw refuseFile('PIXELS');
}

/** Behind the last chunk, IEND. */
function endOfPng(content: Buffer): number {
  for (let at = 8; at + 12 <= content.length;) {
    const next = at + 12 + content.readUInt32BE(at);
    const type = content.toString('latin1', at + 4, at + 8);
    if (next > content.length || !/^[A-Za-z]{4}$/.test(type)) break;
    if ((at === 8) !== (type === 'IHDR')) break;
    if (at === 8) checkPixels(content.readUInt32BE(at + 8), content.readUInt32BE(at + 12));
    if (type === 'IEND') return next;
    at = next;
  }
  throw refuseFile('DAMAGED');
}

/** A telephone's picture may be followed by further whole pictures: previews, brightness maps. */
async function endOfPictures(content: Buffer, patience: Patience): Promise<number> {
  let end = await endOfJpeg(content, 0, patience);
  while (content[end] === 0xff && content[end + 1] === 0xd8) end = await endOfJpeg(content, end, patience);
  return end;
}

/** Behind the marker EOI. Segments are stepped over by their length, what is compressed byte by byte. */
async function endOfJpeg(content: Buffer, start: number, patience: Patience): Promise<number> {
  let framed = false;
  for (let at = start + 2; at + 1 < content.length;) {
    await patience.breathe();
    if (content[at] !== 0xff) break;
    const marker = content[at + 1]!;
    if (marker === 0xd9 && framed) return at + 2;
    if (marker === 0xff) at = endOfFill(content, at);
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker < 0xc0 || at + 4 > content.length || content.readUInt16BE(at + 2) < 2) break;
    else {
      if (isFrame(marker) && at + 9 <= content.length) {
        checkPixels(content.readUInt16BE(at + 7), content.readUInt16BE(at + 5));
        framed = true;
      }
      at += 2 + content.readUInt16BE(at + 2);
      if (marker === 0xda) at = endOfScan(content, at);
    }
  }
  throw refuseFile('DAMAGED');
}

function endOfFill(content: Buffer, start: number): number {
  let at = start;
  while (content[at + 1] === 0xff) at += 1;
  return at;
}

/** SOF0 to SOF15, of which three numbers mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** At the next marker that is neither stuffing nor a restart. */
function endOfScan(content: Buffer, start: number): number {
  for (let at = start; at < content.length; at++) {
    if (content[at] !== 0xff) continue;
    const next = content[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
}
