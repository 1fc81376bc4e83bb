import { createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type LocalFileHeader, type ZipFile } from 'yauzl';
import { refuseFile, type FileProblem } from './refuse-file.js';

export const archiveLimits = { entries: 2_000, unpacked: 100 * 1024 * 1024, ratio: 100 };
const directoryEndSize = 22;
/** Behind the data of an entry its sizes may stand once more. */
const descriptorSize = 24;

const stored = 0;
const deflated = 8;
const pieceSize = 256 * 1024;

/** One entry as it lies in the file, packed. */
export interface ArchivePart {
  name: string;
  method: number;
  /** Unpacked, as the headers say. */
  size: number;
  crc32: number;
  data: Buffer;
}

/** The table of contents of a ZIP, checked without unpacking: entries few, small, apart from each other, nothing between. */
export async function openArchive(content: Buffer): Promise<ArchivePart[]> {
  const directory = findDirectory(content);
  const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false };
  try {
    const file = await fromBufferPromise(content, options);
    if (file.entryCount > archiveLimits.entries) throw refuseFile('BOMB');
    const entries: Entry[] = [];
    for await (const entry of file.eachEntry()) entries.push(entry);
    const listed = entries.reduce((size, entry) => size + sizeInDirectory(entry), 0);
    // A directory that holds more than its count says: another reader sees other entries.
    if (directory + listed !== content.length - directoryEndSize) throw refuseFile('DAMAGED');
    checkDeclared(entries);
    return await checkPlaces(file, entries, directory, content);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** What a part really unpacks to, piece by piece; ends at the size the headers gave. */
export async function* unpack({ method, size, data }: ArchivePart): AsyncGenerator<Buffer> {
  if (method === stored) return yield data;
  const inflate = createInflateRaw({ chunkSize: pieceSize });
  inflate.end(data);
  let unpacked = 0;
  for await (const piece of inflate as AsyncIterable<Buffer>) {
    unpacked += piece.length;
    if (unpacked > size) throw refuseFile('BOMB');
    yield piece;
  }
  if (unpacked < size) throw refuseFile('DAMAGED');
  if (inflate.bytesWritten < data.length) throw refuseFile('POLYGLOT');
}

/** What the reader of archives says of a broken one, as our refusal. */
export function asRefusal(error: unknown): Error {
  const { name, message } = error as Error;
  if (name === 'Refusal') return error as Error;
  const known: [RegExp, FileProblem][] = [
    [/absolute path|relative path|invalid characters/, 'PATH'],
    [/encrypt/, 'ENCRYPTED'],
    [/too many bytes/, 'BOMB'],
  ];
  return refuseFile(known.find(([words]) => words.test(message))?.[1] ?? 'DAMAGED');
}

/** Where the directory begins. Its last record must end the file, and nothing may stand between the two. */
function findDirectory(content: Buffer): number {
  const end = content.length - directoryEndSize;
  if (end < 0 || content.readUInt32LE(end) !== 0x06054b50) {
    throw refuseFile(content.includes('PK\x05\x06', 0, 'latin1') ? 'POLYGLOT' : 'DAMAGED');
  }
  const size = content.readUInt32LE(end + 12);
  const start = content.readUInt32LE(end + 16);
  if (start + size !== end) throw refuseFile('DAMAGED');
  return start;
}

function sizeInDirectory(entry: Entry): number {
  return 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
}

function checkDeclared(entries: Entry[]): void {
  let total = 0;
  const names = new Set<string>();
  for (const entry of entries) {
    const { uncompressedSize, compressedSize } = entry;
    if (entry.isEncrypted()) throw refuseFile('ENCRYPTED');
    total += uncompressedSize;
    if (total > archiveLimits.unpacked || uncompressedSize > compressedSize * archiveLimits.ratio)
      throw refuseFile('BOMB');
    // Two entries of one name: one reader sees the first, another the last.
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) throw refuseFile('DAMAGED');
    names.add(name);
  }
}

/** Entries that share bytes unpack to more than the file has room for; bytes that belong to none are hidden. */
async function checkPlaces(
  file: ZipFile,
  entries: Entry[],
  directory: number,
  content: Buffer,
): Promise<ArchivePart[]> {
  const placed = [];
  for (const entry of entries) {
    const header = await file.readLocalFileHeaderPromise(entry);
    const start = entry.relativeOffsetOfLocalHeader;
    const { fileDataStart } = header;
    placed.push({ entry, header, start, fileDataStart, end: fileDataStart + entry.compressedSize });
  }
  placed.sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end } of [...placed, { start: directory, end: directory }]) {
    if (start < last) throw refuseFile('BOMB');
    if (start - last > descriptorSize || (last === 0 && start > 0)) throw refuseFile('POLYGLOT');
    last = end;
  }
  return placed.map(({ entry, header, fileDataStart, end }) => {
    checkHeader(entry, header);
    const { fileName: name, compressionMethod: method, uncompressedSize: size, crc32 } = entry;
    return { name, method, size, crc32, data: content.subarray(fileDataStart, end) };
  });
}

/** The two headers of an entry say the same; readers differ in which of them they believe. */
function checkHeader(entry: Entry, header: LocalFileHeader): void {
  const sizesBehind = (header.generalPurposeBitFlag & 0x08) !== 0;
  const same =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (sizesBehind || header.compressedSize === entry.compressedSize);
  if (!same || ![stored, deflated].includes(header.compressionMethod)) throw refuseFile('DAMAGED');
  if ((header.generalPurposeBitFlag & 0x01) !== 0) throw refuseFile('ENCRYPTED');
}
